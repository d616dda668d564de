--! safe while the old version runs
-- The role of the public side. It can read only the published_* views that each migration grants it.
-- Roles belong to the whole server, so another database may have made it already.
do $$
begin
  if not exists (select from pg_roles where rolname = 'travaux_public') then
    create role travaux_public nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end
$$;
do $$
begin
  execute format('grant travaux_public to %I', current_user);
  execute format('grant connect on database %I to travaux_public', current_database());
end
$$;
grant usage on schema public to travaux_public;

-- Who did what, when. Written in the transaction of the deed it tells of.
-- Kind managed-local: on a cluster it makes every transaction over shards two-phase. No foreign keys: the
-- trail outlives what it tells of.
create table audit (
  audit_id uuid primary key,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('public', 'staff', 'system')),
  actor_id uuid,
  action text not null check (action ~ '^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$'),
  subject_kind text not null,
  subject_id uuid,
  -- What changed, without personal data.
  detail jsonb not null default '{}',
  check ((actor_kind = 'staff') = (actor_id is not null))
);
create index audit_subject on audit (subject_id, at);
create index audit_at on audit (at, audit_id);

-- Receipts waiting for their place in the log; written with the deed, emptied by the sequencer.
create table ledger_outbox (
  entry_id uuid primary key,
  kind text not null check (kind in
    ('received', 'corrected', 'withdrawn', 'excluded', 'reinstated', 'closed', 'published', 'reported')),
  subject_id uuid not null,
  version_id uuid not null,
  -- The commitment, of which the leaf of the tree is the hash.
  entry bytea not null check (octet_length(entry) = 32),
  occurred_at timestamptz not null
);

-- The append-only log. One sequencer writes it, so that the index has no gaps and no submission waits for another.
create table ledger_leaf (
  leaf_index bigint primary key check (leaf_index >= 0),
  kind text not null,
  subject_id uuid not null,
  version_id uuid not null,
  entry bytea not null check (octet_length(entry) = 32),
  occurred_at timestamptz not null,
  sequenced_at timestamptz not null,
  -- The sequencer may be stopped and repeat itself: a leaf cannot be added twice.
  unique (subject_id, version_id, kind)
);

-- A receipt is looked up by its entry.
create index ledger_leaf_entry on ledger_leaf (entry);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function refuse_change();
create trigger ledger_leaf_append_only before update or delete or truncate on ledger_leaf
  for each statement execute function refuse_change();

-- Everything that was made public or taken back, in order. Its number is the revision of the public site:
-- pages kept in memory are made anew when it moves, feeds and "last changed" are read from it.
create table publication (
  revision bigint primary key check (revision > 0),
  at timestamptz not null,
  -- Such as 'consultation.opened'; the feed's words for it stand in the catalogue.
  kind text not null,
  treaty_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  title text not null,
  path text not null,
  -- False for small corrections that no feed reader needs to see.
  news boolean not null default true
);
create index publication_treaty on publication (treaty_id, revision);

create view published_publication as
  select revision, at, kind, treaty_id, subject_kind, subject_id, title, path, news from publication;
grant select on published_publication to travaux_public;
