--! safe while the old version runs
-- A consultation. What people see of it stands in its editions; the times here are those of the current edition.
create table consultation (
  consultation_id uuid primary key,
  treaty_id uuid not null references treaty,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  created_by uuid references staff,
  created_at timestamptz not null,
  -- The edition the public sees. Null until the first publication. No foreign key back: editions point here.
  current_edition_id uuid,
  published_at timestamptz,
  -- Instants, computed from the civil times and zone that the current edition promises.
  opens_at timestamptz,
  closes_at timestamptz,
  -- When the opening, the closing and the results were written into the record.
  opened_recorded_at timestamptz,
  closed_recorded_at timestamptz,
  reported_at timestamptz,
  check (opens_at < closes_at),
  check ((published_at is null) = (current_edition_id is null))
);
create index consultation_treaty on consultation (treaty_id);

-- One edition of a consultation's page, notice and questionnaire. A published edition never changes: an edit
-- makes the next one. `content` is validated against the Edition schema before it is stored.
create table consultation_edition (
  edition_id uuid primary key,
  consultation_id uuid not null references consultation,
  number int not null check (number > 0),
  state text not null check (state in ('draft', 'proposed', 'approved', 'published', 'replaced')),
  content jsonb not null,
  created_by uuid references staff,
  created_at timestamptz not null,
  edited_by uuid references staff,
  edited_at timestamptz not null,
  -- Counts edits of a draft, so that two people's saves cannot overwrite each other unseen.
  revision int not null default 1,
  proposed_by uuid references staff,
  proposed_at timestamptz,
  approved_by uuid references staff,
  approved_at timestamptz,
  -- Why it last came back from approval, until it is proposed again.
  sent_back_by uuid references staff,
  sent_back_at timestamptz,
  sent_back_reason text,
  published_at timestamptz,
  -- SHA-256 of the notice as shown; its text is in notice_text.
  notice_hash text,
  unique (consultation_id, number),
  -- Nothing is published on one person's word: the approver neither proposed nor last edited it.
  constraint second_person check (approved_by <> proposed_by and approved_by <> edited_by)
);
create unique index consultation_edition_one_in_progress on consultation_edition (consultation_id)
  where state in ('draft', 'proposed', 'approved');

-- The exact words of every notice ever shown, by hash.
create table notice_text (
  notice_hash text primary key check (notice_hash ~ '^[0-9a-f]{64}$'),
  body text not null,
  created_at timestamptz not null
);

create view published_consultation as
  select c.consultation_id, c.treaty_id, c.slug, c.published_at, c.opens_at, c.closes_at, c.reported_at,
    e.edition_id, e.number as edition_number, e.content, e.notice_hash, e.published_at as edition_published_at
  from consultation c join consultation_edition e on e.edition_id = c.current_edition_id
  where c.published_at is not null;
create view published_consultation_edition as
  select e.edition_id, e.consultation_id, e.number, e.content, e.notice_hash, e.published_at
  from consultation_edition e join consultation c using (consultation_id)
  where e.state in ('published', 'replaced') and c.published_at is not null;
create view published_notice_text as
  select n.notice_hash, n.body from notice_text n
  where exists (select from published_consultation_edition e where e.notice_hash = n.notice_hash);
grant select on published_consultation, published_consultation_edition, published_notice_text to travaux_public;
