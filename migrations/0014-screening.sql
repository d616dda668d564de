--! safe while the old version runs
-- What about a submission makes it worth a look: a person's look, never a reason in itself. It is received and counted like
-- any other until a person decides otherwise.
create table submission_signal (
  submission_id uuid not null references submission,
  kind text not null check (kind in
    ('trap-filled', 'very-fast', 'many-from-one-address', 'no-proof-of-work', 'address-not-confirmed',
     'cut-short')),
  -- Numbers only; nothing of who or where.
  detail jsonb not null default '{}',
  at timestamptz not null,
  -- By a person; or, for an address, by whoever confirmed it (then cleared_by is null).
  cleared_by uuid references staff,
  cleared_at timestamptz,
  primary key (submission_id, kind)
);
create index submission_signal_open on submission_signal (at, submission_id) where cleared_at is null;
