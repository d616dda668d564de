--! safe while the old version runs
-- Who was told of the results of a consultation, so that nobody is told twice. Without the address: that stands in
-- the submission, and may change or go.
create table engagement_notice (
  submission_id uuid not null references submission,
  consultation_id uuid not null references consultation,
  kind text not null check (kind in ('results')),
  told_at timestamptz not null,
  primary key (submission_id, kind)
);

-- "Help us improve this page": what somebody wrote, about which page. No part of any submission.
create table page_feedback (
  feedback_id uuid primary key,
  -- The address on this site, without the key of a private link.
  page_path text not null check (page_path like '/%'),
  language text not null,
  doing text not null,
  wrong text not null,
  email text,
  received_at timestamptz not null,
  dealt_with_by uuid references staff,
  dealt_with_at timestamptz,
  check ((dealt_with_by is null) = (dealt_with_at is null))
);
create index page_feedback_open on page_feedback (feedback_id) where dealt_with_at is null;
