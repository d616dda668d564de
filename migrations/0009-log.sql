--! safe while the old version runs
-- The published form of the log: an RFC 6962 tree as C2SP tlog-tiles, with signed checkpoints.

-- Full tiles only: 256 hashes of one level. What is not full yet is computed from the leaves or the tiles below.
create table ledger_tile (
  level smallint not null check (level between 0 and 7),
  tile_index bigint not null check (tile_index >= 0),
  hashes bytea not null check (octet_length(hashes) = 8192),
  -- Over the hashes: one hash of the level above.
  root bytea not null check (octet_length(root) = 32),
  primary key (level, tile_index)
);
-- Hashes cannot be compressed, and trying costs time.
alter table ledger_tile alter column hashes set storage external;

-- Every tree head that was signed, as it was published. A new name of the site or a new key signs the same size again.
create table ledger_checkpoint (
  size bigint not null check (size >= 0),
  origin text not null,
  key_id text not null,
  root bytea not null check (octet_length(root) = 32),
  -- The whole signed note.
  note text not null,
  signed_at timestamptz not null,
  primary key (size, origin, key_id)
);
-- The names it had are found from one to the next.
create index ledger_checkpoint_origin on ledger_checkpoint (origin);

-- What is public anyway and therefore published with its salt, so that anyone can compute its entry.
create table ledger_statement (
  subject_id uuid not null,
  version_id uuid not null,
  kind text not null,
  salt text not null check (salt ~ '^[0-9a-f]{64}$'),
  statement jsonb not null,
  occurred_at timestamptz not null,
  -- Both given by the sequencer: its place in the list of statements, and that of its entry in the log.
  number bigint unique check (number >= 0),
  leaf_index bigint check (leaf_index >= 0),
  primary key (subject_id, version_id, kind),
  check ((number is null) = (leaf_index is null))
);
create index ledger_statement_waiting on ledger_statement (subject_id) where number is null;

-- Those who watch the log from outside and sign what they saw.
create table ledger_witness (
  verifier_key text primary key,
  name text not null,
  added_at timestamptz not null
);
create table ledger_cosignature (
  size bigint not null,
  origin text not null,
  verifier_key text not null,
  -- The line of the note.
  line text not null,
  witnessed_at timestamptz not null,
  added_at timestamptz not null,
  primary key (size, origin, verifier_key)
);

create trigger ledger_tile_append_only before update or delete or truncate on ledger_tile
  for each statement execute function refuse_change();
create trigger ledger_checkpoint_append_only before update or delete or truncate on ledger_checkpoint
  for each statement execute function refuse_change();
create trigger ledger_statement_kept before delete or truncate on ledger_statement
  for each statement execute function refuse_change();

create view published_ledger_leaf as select leaf_index, entry from ledger_leaf;
create view published_ledger_tile as select level, tile_index, hashes, root from ledger_tile;
create view published_ledger_checkpoint as
  select size, origin, key_id, root, note, signed_at from ledger_checkpoint;
create view published_ledger_cosignature as
  select size, origin, verifier_key, line, witnessed_at from ledger_cosignature;
create view published_ledger_witness as select verifier_key, name, added_at from ledger_witness;
create view published_ledger_statement as
  select number, leaf_index, kind, salt, statement from ledger_statement where number is not null;
grant select on published_ledger_leaf, published_ledger_tile, published_ledger_checkpoint,
  published_ledger_cosignature, published_ledger_witness, published_ledger_statement to travaux_public;

-- Who withdrew holds a receipt for that too.
alter table submission add column withdrawal_receipt jsonb;
