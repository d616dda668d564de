--! safe while the old version runs
-- A treaty and the process that makes it. Rows here are approved; what is being edited waits in negotiation_change.
create table treaty (
  treaty_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  short_title text not null,
  summary text not null,
  -- Markdown: why it matters, the goal.
  background text not null default '',
  goal text not null default '',
  contact_email text,
  body_name text,
  created_at timestamptz not null,
  published_at timestamptz
);

create table treaty_stage (
  stage_id uuid primary key,
  treaty_id uuid not null references treaty,
  ordinal int not null,
  name text not null,
  description text not null default '',
  starts_on date,
  ends_on date,
  status text not null check (status in ('done', 'current', 'ahead')),
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  unique (treaty_id, ordinal)
);

create table negotiation_session (
  session_id uuid primary key,
  treaty_id uuid not null references treaty,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  kind text not null check (kind in ('organisational', 'substantive', 'intersessional', 'concluding', 'conference', 'event')),
  description text not null default '',
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  unique (treaty_id, slug)
);

-- Place and dates move; each announcement of them is kept, the newest holds.
create table session_schedule (
  session_id uuid not null references negotiation_session,
  ordinal int not null,
  status text not null check (status in ('planned', 'confirmed', 'held', 'postponed', 'cancelled')),
  city text,
  starts_on date,
  ends_on date,
  note text,
  recorded_at timestamptz not null,
  primary key (session_id, ordinal),
  check (ends_on >= starts_on)
);

create table chapter (
  chapter_id uuid primary key,
  treaty_id uuid not null references treaty,
  slug text not null,
  -- Which text's division this is: chapters were renamed and renumbered between texts.
  structure text not null,
  ordinal int not null,
  number text,
  title text not null,
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  unique (treaty_id, slug)
);

-- The agenda: which chapters a session read.
create table session_chapter (
  session_id uuid not null references negotiation_session,
  chapter_id uuid not null references chapter,
  primary key (session_id, chapter_id)
);

create table treaty_document (
  document_id uuid primary key,
  treaty_id uuid not null references treaty,
  session_id uuid references negotiation_session,
  -- As printed, such as A/AC.291/22/Rev.1. Null for documents without one.
  symbol text,
  title text not null,
  kind text not null,
  dated_on date,
  url text,
  -- A Rev replaces, an Add adds, a Corr corrects: three different relations.
  relation text check (relation in ('replaces', 'adds-to', 'corrects')),
  related_symbol text,
  note text,
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain'))
);
create index treaty_document_treaty on treaty_document (treaty_id, session_id);

create table outcome (
  outcome_id uuid primary key,
  session_id uuid not null references negotiation_session,
  ordinal int not null,
  body text not null,
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  unique (session_id, ordinal)
);

create table statement (
  statement_id uuid primary key,
  treaty_id uuid not null references treaty,
  session_id uuid references negotiation_session,
  slug text not null,
  title text not null,
  kind text not null check (kind in ('written', 'oral', 'vote')),
  made_on date,
  agency_id uuid references agency,
  summary text not null,
  url text,
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  unique (treaty_id, slug)
);

-- A proposed change to the record: applied only when a second person approves it.
create table negotiation_change (
  change_id uuid primary key,
  treaty_id uuid,
  -- What it changes: 'session', 'document', … and the row, new or known.
  subject_kind text not null,
  subject_id uuid not null,
  content jsonb not null,
  state text not null check (state in ('proposed', 'approved', 'refused', 'taken-back')),
  reason text,
  proposed_by uuid not null references staff,
  proposed_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  -- Nothing is published on one person's word.
  constraint second_person check (decided_by <> proposed_by or state in ('taken-back', 'proposed'))
);
create index negotiation_change_open on negotiation_change (state, proposed_at);

create view published_treaty as
  select treaty_id, slug, title, short_title, summary, background, goal, contact_email, body_name, published_at
  from treaty where published_at is not null;
create view published_treaty_stage as
  select s.* from treaty_stage s join treaty t using (treaty_id) where t.published_at is not null;
create view published_session as
  select s.session_id, s.treaty_id, s.slug, s.name, s.kind, s.description, s.source, s.certainty,
    c.status, c.city, c.starts_on, c.ends_on, c.note
  from negotiation_session s
  join treaty t using (treaty_id)
  join lateral (
    select * from session_schedule d where d.session_id = s.session_id order by d.ordinal desc limit 1
  ) c on true
  where t.published_at is not null;
create view published_session_schedule as
  select d.* from session_schedule d join negotiation_session s using (session_id)
  join treaty t using (treaty_id) where t.published_at is not null;
create view published_chapter as
  select c.* from chapter c join treaty t using (treaty_id) where t.published_at is not null;
create view published_session_chapter as
  select sc.* from session_chapter sc join negotiation_session s using (session_id)
  join treaty t using (treaty_id) where t.published_at is not null;
create view published_treaty_document as
  select d.* from treaty_document d join treaty t using (treaty_id) where t.published_at is not null;
create view published_outcome as
  select o.* from outcome o join negotiation_session s using (session_id)
  join treaty t using (treaty_id) where t.published_at is not null;
create view published_statement as
  select s.*, a.name as agency_name from statement s join treaty t using (treaty_id)
  left join agency a using (agency_id) where t.published_at is not null;
grant select on published_treaty, published_treaty_stage, published_session, published_session_schedule,
  published_chapter, published_session_chapter, published_treaty_document, published_outcome,
  published_statement to travaux_public;
