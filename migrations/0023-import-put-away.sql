--! safe while the old version runs
-- A file that was brought in and is not to be imported. Nothing of it was received; the file stays in the file store.
alter table submission_import drop constraint submission_import_state_check;
alter table submission_import add constraint submission_import_state_check check (state in
  ('mapping', 'checking', 'checked', 'importing', 'imported', 'undoing', 'undone', 'discarded'));
alter table submission_import add column discarded_by uuid;
alter table submission_import add column discarded_at timestamptz;
