--! safe while the old version runs
-- Agencies that work on a treaty together.
create table agency (
  agency_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  -- Its name in te reo Māori, where it has one.
  name_mi text,
  role text,
  created_at timestamptz not null
);

create table staff (
  staff_id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  agency_id uuid references agency,
  -- Argon2id, in PHC string format. Null until the person used their one-time link.
  password_hash text,
  -- Encrypted with a key of this installation: reading the database alone does not let anyone sign in.
  totp_secret bytea,
  -- The last time step accepted, so that a code read over a shoulder cannot be used a second time.
  totp_last_step bigint,
  created_at timestamptz not null,
  last_signed_in_at timestamptz,
  disabled_at timestamptz,
  check ((password_hash is null) = (totp_secret is null))
);

create table staff_role (
  staff_id uuid not null references staff,
  role text not null,
  primary key (staff_id, role)
);

-- One-time links: the first administrator, invitations, a forgotten password or a lost phone. The link itself is
-- not kept: it is made from link_id with a key of this installation.
create table staff_link (
  link_id uuid primary key,
  staff_id uuid not null,
  kind text not null check (kind in ('first', 'invitation', 'renewal')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- What was chosen so far. It takes effect, all at once, when the first code of the second factor was right.
  name text,
  email text,
  password_hash text,
  totp_secret bytea
);
create index staff_link_staff on staff_link (staff_id);

create table staff_session (
  session_hash text primary key,
  staff_id uuid not null,
  form_secret text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- Null while only the password was given.
  second_factor_at timestamptz
);
create index staff_session_staff on staff_session (staff_id);

-- Failed sign-ins, by keyed hashes of the name that was tried and of where from, so that guessing slows down without
-- locking anyone out.
create table sign_in_failure (
  key_hash text not null,
  at timestamptz not null,
  failure_id uuid primary key
);
create index sign_in_failure_key on sign_in_failure (key_hash, at);

create view published_agency as select agency_id, slug, name, name_mi, role from agency;
grant select on published_agency to travaux_public;
