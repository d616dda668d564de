--! safe while the old version runs
-- Messages as they were taken in. The raw bytes lie in the file store; a message that becomes a submission has its identifier.
create table inbound_message (
  message_id uuid primary key,
  -- Taking the same bytes again stores nothing.
  raw_sha256 text not null check (raw_sha256 ~ '^[0-9a-f]{64}$'),
  -- For which of our addresses a server handed it over, sorted; '' where it did not say. One message sent to two
  -- consultations is two.
  addressed text not null default '',
  raw_bytes bigint not null,
  source text not null check (source in ('imap', 'smtp', 'upload')),
  -- When a server took it in; when we did.
  received_at timestamptz not null,
  taken_at timestamptz not null,
  -- As the server knew it: {from, to: []}.
  envelope jsonb not null,
  -- What was understood of it; null until then.
  header_id text,
  content_hash text,
  from_address text,
  from_name text,
  subject text,
  beginning text,
  -- Its words and files, for whoever has to look at it; null where they stand in the record.
  recipients jsonb,
  words text,
  words_from text check (words_from in ('plain', 'html', 'none')),
  files jsonb,
  -- True where it held more than was taken out of it; the raw message has all of it.
  cut_short boolean not null default false,
  -- What servers on its way found out about who sent it, as they wrote it.
  authentication text,
  consultation_id uuid,
  -- The submission it became or is about.
  submission_id uuid,
  -- waiting: to be understood; received: it is a submission; attached: it belongs to one; to-look: a person decides;
  -- duplicate: another copy of a message that is here; settled: a person decided.
  state text not null check (state in ('waiting', 'received', 'attached', 'to-look', 'duplicate', 'settled')),
  -- Why a person has to look, from the list in mail/messages.ts.
  reason text,
  -- What its sender seems to wish of the submission it is about.
  wish text check (wish in ('correction', 'withdrawal')),
  attempts int not null default 0,
  acknowledged_at timestamptz,
  settled_as text check (settled_as in ('submission', 'correction', 'withdrawal', 'attached', 'dismissed')),
  settled_by uuid,
  settled_at timestamptz,
  settled_note text,
  check ((state = 'settled') = (settled_at is not null)),
  check ((state = 'to-look') <= (reason is not null)),
  unique (raw_sha256, addressed)
);
create index inbound_message_state on inbound_message (state, received_at, message_id);
create index inbound_message_consultation on inbound_message (consultation_id, received_at, message_id);
create index inbound_message_header on inbound_message (header_id);
create index inbound_message_submission on inbound_message (submission_id);
-- How many acknowledgements an address was sent of late.
create index inbound_message_acknowledged on inbound_message (from_address, acknowledged_at)
  where acknowledged_at is not null;

-- How far each mailbox was read.
create table inbound_mailbox (
  mailbox text primary key,
  uid_validity text not null,
  next_uid bigint not null,
  read_at timestamptz not null
);

-- Who sends a message or fills a spreadsheet says not always as what they speak.
alter table submission drop constraint submission_kind_check;
alter table submission add constraint submission_kind_check
  check (kind in ('individual', 'organisation', 'iwi-hapu', 'company', 'academic', 'unstated'));
