--! safe while the old version runs
-- An import that somebody stopped: what was received stays, the other rows say why they were not.
alter table submission_import add column stopped_by uuid;
alter table submission_import add column stopped_at timestamptz;
alter table submission_import_row drop constraint submission_import_row_fate_check;
alter table submission_import_row add constraint submission_import_row_fate_check check (fate in
  ('ready', 'received', 'blank', 'left-out', 'refused', 'repeated', 'already', 'undone', 'stopped'));

-- An entry that was begun and never received may be put away. Its scans stay in the file store.
-- Of its scans: SHA-256 to how many pages can be drawn.
alter table entry_draft add column scan_pages jsonb not null default '{}';
alter table entry_draft add column discarded_by uuid references staff;
alter table entry_draft add column discarded_at timestamptz;
alter table entry_draft add column discarded_because text;
alter table entry_draft add constraint entry_draft_discarded check
  ((discarded_by is null) = (discarded_at is null) and (discarded_at is null or received_at is null));

-- An address that mail does not reach, as a person found from what came back. Of a submission that later has another
-- address, it says nothing of that one.
create table submission_dead_address (
  submission_id uuid not null,
  address text not null,
  noted_by uuid not null references staff,
  noted_at timestamptz not null,
  -- What came back.
  message_id uuid,
  primary key (submission_id, address)
);
alter table inbound_message drop constraint inbound_message_settled_as_check;
alter table inbound_message add constraint inbound_message_settled_as_check check
  (settled_as in ('submission', 'correction', 'withdrawal', 'attached', 'dismissed', 'undeliverable'));

-- A file of which only a part was read waits for a person as well.
create index submission_attachment_reading_partly on submission_attachment_reading (submission_id, attachment_id)
  where state = 'read' and settled_at is null and reasons ? 'partly';
