--! safe while the old version runs
-- Files of submissions that others collected. The file itself lies in the file store and is kept.
create table submission_import (
  import_id uuid primary key,
  consultation_id uuid not null,
  file_name text not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_bytes bigint not null,
  -- How the file is read: {format, charset, delimiter, header, sheet}.
  reading jsonb not null,
  -- What its columns are called, with samples; for JSON, the paths of its values.
  columns jsonb not null,
  -- What each column is, and how dates are read.
  mapping jsonb not null,
  -- What it was recognised as; and what the people who collected it are called, within which their references are unique.
  source text not null,
  source_name text not null,
  state text not null check (state in ('mapping', 'checking', 'checked', 'importing', 'imported', 'undoing', 'undone')),
  -- The edition whose questions the rows were checked against.
  edition_id uuid,
  -- Rows of the file, once it was read to its end; and up to which row the work that goes on has come.
  rows int,
  cursor int not null default 0,
  -- Where the file cannot be read further: {row, reason}.
  broken jsonb,
  -- Faults of ours since the last progress.
  attempts int not null default 0,
  created_by uuid not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  started_by uuid,
  started_at timestamptz,
  finished_at timestamptz,
  undone_by uuid,
  undo_started_at timestamptz,
  undone_at timestamptz
);
create index submission_import_consultation on submission_import (consultation_id, created_at);
create index submission_import_at_work on submission_import (state, attempts, changed_at)
  where state in ('checking', 'importing', 'undoing');

-- What becomes of every row.
create table submission_import_row (
  import_id uuid not null,
  row_no int not null,
  consultation_id uuid not null,
  fate text not null check (fate in
    ('ready', 'received', 'blank', 'left-out', 'refused', 'repeated', 'already', 'undone')),
  -- What is to be said of it: [{name, column, value, message}].
  remarks jsonb not null default '[]',
  -- The reference at the source, and the key by which the same row is known in another import.
  source_reference text,
  source_key text not null,
  -- Of all cells: tells whether a reference that comes twice comes with the same words.
  cells_hash text not null,
  -- What the source said and the record has no place for, such as names of attachments.
  note text,
  submission_id uuid,
  primary key (import_id, row_no)
);
create index submission_import_row_fate on submission_import_row (import_id, fate, row_no);
create index submission_import_row_source on submission_import_row (consultation_id, source_key);
create index submission_import_row_submission on submission_import_row (submission_id) where submission_id is not null;
