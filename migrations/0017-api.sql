--! safe while the old version runs
-- Keys with which other organisations file submissions they collected. Only a hash of the secret is kept.
create table api_key (
  key_id uuid primary key,
  organisation text not null,
  -- What it is for, in the words of whoever made it.
  name text not null,
  secret_hash text not null,
  created_by uuid not null references staff,
  created_at timestamptz not null,
  revoked_by uuid references staff,
  revoked_at timestamptz,
  -- To the minute or so.
  last_used_at timestamptz,
  check ((revoked_by is null) = (revoked_at is null))
);

-- Requests that were answered, by their idempotency key: asked again, they get the same answer. Written with the submissions.
create table api_request (
  key_id uuid not null,
  idempotency_key text not null,
  -- SHA-256 over the address and the body.
  request_hash text not null,
  -- What was received; the private links are made again from the identifiers.
  answer json,
  at timestamptz not null,
  primary key (key_id, idempotency_key)
);

-- Files that were sent ahead of submissions, and by which key.
create table api_file (
  key_id uuid not null,
  sha256 text not null,
  bytes bigint not null,
  declared_type text,
  at timestamptz not null,
  primary key (key_id, sha256)
);

-- Whose key a submission was filed with.
create table submission_api_origin (
  submission_id uuid primary key references submission,
  key_id uuid not null references api_key
);
