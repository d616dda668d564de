--! safe while the old version runs
-- What came on paper, by telephone or at a meeting, while a member of staff enters it. Becomes the submission of the same identifier.
create table entry_draft (
  submission_id uuid primary key,
  consultation_id uuid not null references consultation,
  content jsonb not null,
  -- Of its scans: SHA-256 to what was read.
  scan_texts jsonb not null default '{}',
  created_by uuid not null references staff,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  received_at timestamptz
);

-- A meeting at which people spoke: each of them is a submission of its own.
create table meeting (
  meeting_id uuid primary key,
  consultation_id uuid not null references consultation,
  title text not null,
  held_on date not null,
  place text,
  notes text not null,
  entered_by uuid not null references staff,
  entered_at timestamptz not null
);
create index meeting_consultation on meeting (consultation_id, held_on);

-- Who entered a version, and who compared it with what came.
create table submission_entry (
  submission_id uuid not null,
  version_id uuid not null,
  entered_by uuid not null references staff,
  entered_at timestamptz not null,
  meeting_id uuid references meeting,
  checked_by uuid references staff,
  checked_at timestamptz,
  primary key (submission_id, version_id),
  foreign key (submission_id, version_id) references submission_version,
  check ((checked_by is null) = (checked_at is null)),
  constraint second_person check (checked_by <> entered_by)
);
create index submission_entry_unchecked on submission_entry (entered_at) where checked_at is null;
