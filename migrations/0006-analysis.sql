--! safe while the old version runs
-- What analysis knows of each version of each submission, sorted in from the ledger after receiving: the inbox,
-- the figures and the search read it. It can be made anew from the record at any time; no staff work is in it.
-- A version counts as of ledger index N when from_index < N and nothing below N replaced it.
create table analysis_document (
  submission_id uuid not null references submission,
  version_id uuid not null,
  consultation_id uuid not null references consultation,
  version_number int not null,
  -- When the submission was first received: its place in every list.
  received_at timestamptz not null,
  -- Leaf indexes of the ledger.
  from_index bigint not null,
  replaced_index bigint,
  withdrawn_index bigint,
  kind text not null,
  channel text not null,
  synthetic boolean not null,
  withhold_asked boolean not null,
  words int not null,
  -- Folded words with their positions, made by the application: lists, highlights and queries then agree on what
  -- a word is, on every server and in every locale.
  search tsvector not null,
  -- True when the text was longer than the index takes; the rest is not found by search.
  search_cut boolean not null,
  primary key (submission_id, version_id)
);
create index analysis_document_order on analysis_document (consultation_id, received_at, submission_id);
create index analysis_document_kind on analysis_document (consultation_id, kind, received_at, submission_id);
create index analysis_document_channel on analysis_document (consultation_id, channel, received_at, submission_id);
create index analysis_document_withhold on analysis_document (consultation_id, received_at, submission_id)
  where withhold_asked;
create index analysis_document_withdrawn on analysis_document (consultation_id, received_at, submission_id)
  where withdrawn_index is not null;
create index analysis_document_search on analysis_document using gin (search);

-- What was chosen on closed questions, one row each: what figures count and filters look for.
create table analysis_choice (
  submission_id uuid not null,
  version_id uuid not null,
  question_id text not null,
  -- The statement of a grid, the option of a ranking; '' where the question has no parts.
  item_id text not null,
  option_id text not null,
  consultation_id uuid not null references consultation,
  received_at timestamptz not null,
  primary key (submission_id, version_id, question_id, item_id, option_id),
  foreign key (submission_id, version_id) references analysis_document on delete cascade
);
create index analysis_choice_option
  on analysis_choice (consultation_id, question_id, item_id, option_id, received_at, submission_id);

-- How far each reader of the ledger has come.
create table analysis_progress (
  name text primary key,
  next_index bigint not null check (next_index >= 0)
);

-- The state of each submission on officials' desks. A correction makes it unread again.
create table analysis_reading (
  submission_id uuid primary key references submission,
  consultation_id uuid not null references consultation,
  received_at timestamptz not null,
  unread boolean not null,
  read_by uuid references staff,
  read_at timestamptz,
  assigned_to uuid references staff,
  assigned_at timestamptz
);
create index analysis_reading_unread on analysis_reading (consultation_id, received_at, submission_id)
  where unread;
create index analysis_reading_assigned
  on analysis_reading (consultation_id, assigned_to, received_at, submission_id) where assigned_to is not null;

-- Simple labels of one consultation. A retired label stays on what it was put on, and is no longer offered.
create table analysis_label (
  label_id uuid primary key,
  consultation_id uuid not null references consultation,
  name text not null check (length(name) between 1 and 60),
  created_by uuid not null references staff,
  created_at timestamptz not null,
  retired_at timestamptz
);
create unique index analysis_label_name on analysis_label (consultation_id, lower(name)) where retired_at is null;

create table analysis_labelling (
  submission_id uuid not null references submission,
  label_id uuid not null references analysis_label,
  received_at timestamptz not null,
  added_by uuid not null references staff,
  added_at timestamptz not null,
  primary key (submission_id, label_id)
);
create index analysis_labelling_label on analysis_labelling (label_id, received_at, submission_id);

-- What officials note about a submission. Kept: its author may strike a note through, nobody may remove one.
create table analysis_note (
  submission_id uuid not null references submission,
  note_id uuid not null,
  body text not null check (length(body) > 0),
  written_by uuid not null references staff,
  written_at timestamptz not null,
  struck_at timestamptz,
  search tsvector not null,
  primary key (submission_id, note_id)
);
create index analysis_note_search on analysis_note using gin (search);
