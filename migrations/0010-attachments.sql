--! safe while the old version runs
-- A file that came with a version: uploaded, attached to a message, scanned, imported. Its bytes lie in the file store
-- under their SHA-256. Never changes.
create table submission_attachment (
  submission_id uuid not null,
  attachment_id uuid not null,
  version_id uuid not null,
  -- Its place among the files of the version, from 1.
  number int not null check (number > 0),
  -- The question it was added to; null where it belongs to the whole.
  question_id text,
  -- As the sender named it, without what cannot be shown.
  name text not null,
  -- What the sender's program said it was; what it is stands in the reading.
  declared_type text,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null check (bytes >= 0),
  -- 'raw-message' is the whole message as it came in, from which the rest was taken.
  origin text not null check (origin in ('upload', 'message', 'raw-message', 'scan', 'import')),
  primary key (submission_id, attachment_id),
  unique (submission_id, version_id, number),
  foreign key (submission_id, version_id) references submission_version
);
create index submission_attachment_sha256 on submission_attachment (sha256);

-- How far the reading of a file is: beside the record, and the only part of it that changes.
create table submission_attachment_reading (
  submission_id uuid not null,
  attachment_id uuid not null,
  -- waiting: to be checked and read; held: a malware check found something, or could not be made and must be;
  -- read: its text is there, in whole or in part; unreadable: a person has to look.
  state text not null check (state in ('waiting', 'held', 'read', 'unreadable')),
  -- Machine names of what was found while reading, such as 'encrypted' or 'too-many-pages'.
  reasons jsonb not null default '[]',
  detected_type text,
  page_count int,
  -- With what, so that a better reading can be told from an older one.
  method text,
  -- Null: no malware check is configured. Otherwise when it was clean, or what was found.
  malware_checked_at timestamptz,
  malware_found text,
  attempts int not null default 0,
  read_at timestamptz,
  -- A person looked at what the machine could not read, and said what becomes of it.
  settled_by uuid references staff,
  settled_at timestamptz,
  settled_note text,
  primary key (submission_id, attachment_id),
  foreign key (submission_id, attachment_id) references submission_attachment,
  check ((settled_by is null) = (settled_at is null))
);
create index submission_attachment_reading_open on submission_attachment_reading (state, submission_id)
  where state <> 'read' and settled_at is null;

-- A part of kind 'page' belongs to a file; 'body' is the words of a message or a letter.
alter table submission_part add column attachment_id uuid;
alter table submission_part add column page int check (page > 0);

-- Where the words of a page stand on it, in points from its top left corner: [{start, end, x, y, width, height}].
-- Apart from the text, which lists read without it.
create table submission_text_layout (
  submission_id uuid not null,
  text_id uuid not null,
  width real not null,
  height real not null,
  lines jsonb not null,
  primary key (submission_id, text_id),
  foreign key (submission_id, text_id) references submission_text
);

-- Files kept with a form that is still being filled in stand in its content. One that a script sends in pieces is put
-- together from here, and goes away when it is whole, cancelled or forgotten.
create table submission_upload (
  submission_id uuid not null,
  upload_id uuid not null,
  name text not null,
  declared_type text,
  bytes bigint not null check (bytes > 0),
  -- When the file was last changed on the sender's device, in milliseconds: tells whether it is still the same.
  modified bigint not null,
  received bigint not null default 0 check (received >= 0 and received <= bytes),
  touched_at timestamptz not null,
  primary key (submission_id, upload_id)
);
create index submission_upload_touched on submission_upload (touched_at);

create table submission_upload_piece (
  submission_id uuid not null,
  upload_id uuid not null,
  start bigint not null,
  content bytea not null,
  primary key (submission_id, upload_id, start),
  foreign key (submission_id, upload_id) references submission_upload on delete cascade
);
