--! safe while the old version runs
-- What one sender says to one consultation. The identifier is made when the form is started and sent along, so
-- that sending twice stores once.
create table submission (
  submission_id uuid primary key,
  consultation_id uuid not null references consultation,
  -- Public reference, derived from the identifier.
  reference text not null,
  channel text not null check (channel in ('web', 'email', 'post', 'meeting', 'telephone', 'import', 'api')),
  -- SHA-256 of the secret in the person's private link.
  secret_hash text not null,
  received_at timestamptz not null,
  -- The version that counts.
  current_version_id uuid not null,
  kind text not null check (kind in ('individual', 'organisation', 'iwi-hapu', 'company', 'academic')),
  name text,
  organisation text,
  on_behalf_of text,
  email text,
  -- Asked to be told what became of it.
  wants_results boolean not null default false,
  withdrawn_at timestamptz,
  withdrawal_reason text,
  -- Made for demonstration or trial; shown with a label everywhere, and counted apart.
  synthetic boolean not null default false,
  check (withdrawn_at >= received_at)
);
create index submission_consultation on submission (consultation_id, received_at, submission_id);
create index submission_reference on submission (reference);

-- What was sent at one instant. Never changed: a correction adds a version.
create table submission_version (
  submission_id uuid not null references submission,
  version_id uuid not null,
  number int not null check (number > 0),
  received_at timestamptz not null,
  -- What the person was answering, and the exact notice they saw.
  edition_id uuid not null,
  notice_hash text,
  -- Who sent it, as it was hashed. The submission's own columns hold the sender of the version that counts.
  sender jsonb not null,
  -- SHA-256 over the canonical JSON of everything sent.
  content_hash text not null,
  -- What stands in the log for it; the receipt holds the salt with which it can be computed.
  entry bytea not null check (octet_length(entry) = 32),
  -- The signed statement given to the person, exactly as given.
  receipt jsonb not null,
  primary key (submission_id, version_id),
  unique (submission_id, number)
);

-- A piece of a version with a place.
create table submission_part (
  submission_id uuid not null,
  version_id uuid not null,
  part_no int not null,
  kind text not null check (kind in ('answer', 'body', 'page', 'provision-comment')),
  -- Of the edition the version answers; the question's id is stable over editions.
  question_id text,
  -- The answer as structured data: what was chosen, ranked, entered. Null where it is only words.
  value jsonb,
  primary key (submission_id, version_id, part_no),
  foreign key (submission_id, version_id) references submission_version
);

-- The words of a part: NFC, never changed. Positions in it are UTF-16 code units.
create table submission_text (
  submission_id uuid not null,
  text_id uuid not null,
  version_id uuid not null,
  part_no int not null,
  body text not null,
  language text,
  sha256 text not null,
  method text not null check (method in ('typed', 'entered-by-staff', 'extracted', 'ocr')),
  created_at timestamptz not null,
  primary key (submission_id, text_id),
  foreign key (submission_id, version_id, part_no) references submission_part
);

-- What the sender asks not to be published, and why: an input to the agency's decision, not a veto.
create table submission_mark (
  submission_id uuid not null,
  mark_id uuid not null,
  version_id uuid not null,
  -- Null: the whole submission.
  part_no int,
  -- Null: the whole part. Otherwise a span of its text, UTF-16 code units, end exclusive.
  text_id uuid,
  span_start int,
  span_end int,
  -- The words meant, as the person gave them: kept even when they were not found in the answer.
  quote text,
  kind text not null check (kind in ('please-withhold')),
  reason text not null,
  created_at timestamptz not null,
  primary key (submission_id, mark_id),
  foreign key (submission_id, version_id) references submission_version,
  check ((span_start is null) = (span_end is null)),
  check (span_start >= 0 and span_end > span_start)
);

-- A form being filled in. Becomes the submission of the same identifier.
create table submission_draft (
  submission_id uuid primary key,
  consultation_id uuid not null references consultation,
  edition_id uuid not null,
  secret_hash text not null,
  content jsonb not null,
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  sent_at timestamptz
);
create index submission_draft_consultation on submission_draft (consultation_id, updated_at);

-- A saved query over the record, evaluated as of an index of the ledger: how figures, evidence and packs name a
-- set of submissions.
create table selection (
  selection_id uuid primary key,
  consultation_id uuid references consultation,
  purpose text not null,
  query jsonb not null,
  -- Leaves below this index are counted. Null: as of now.
  as_of_index bigint,
  created_by uuid references staff,
  created_at timestamptz not null
);
