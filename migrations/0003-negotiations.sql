--! safe while the old version runs
-- The record of a negotiation. Rows here are approved; what is proposed waits in negotiation_change.
--
-- Dates of the record are civil dates no more precise than their source: '2020', '2020-08' or '2020-08-24'. They sort
-- as text (collation C). Views give whole days as dates beside them, for calendars.
-- Each fact says where it comes from and how far it can be trusted.

-- A treaty and the process that makes it.
create table treaty (
  treaty_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  short_title text not null,
  -- The full title of the instrument, where it is longer.
  full_title text,
  summary text not null,
  -- Markdown: why it matters, the goal.
  background text not null default '',
  goal text not null default '',
  contact_name text,
  contact_email text,
  -- The body that negotiates.
  body_name text,
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  created_at timestamptz not null,
  published_at timestamptz
);

create table treaty_agency (
  treaty_id uuid not null references treaty,
  agency_id uuid not null references agency,
  ordinal int not null,
  primary key (treaty_id, agency_id)
);

create table treaty_stage (
  stage_id uuid primary key,
  treaty_id uuid not null references treaty,
  ordinal int not null,
  name text not null,
  description text not null default '',
  begins text collate "C" check (begins ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  ends text collate "C" check (ends ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  -- Holds where the dates do not tell.
  status text not null check (status in ('done', 'current', 'ahead', 'not-known')),
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  unique (treaty_id, ordinal),
  check (rpad(ends, 10, '~') >= begins)
);

-- One thing known about where the process stands, such as the number of signatories, and as of when.
create table treaty_fact (
  fact_id uuid primary key,
  treaty_id uuid not null references treaty,
  ordinal int not null,
  label text not null,
  value text not null,
  as_of text collate "C" check (as_of ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  note text,
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain'))
);
create index treaty_fact_treaty on treaty_fact (treaty_id, ordinal);

-- A meeting of the negotiation, or (kind 'event') another dated step of the process, such as an adoption.
create table negotiation_session (
  session_id uuid primary key,
  treaty_id uuid not null references treaty,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  kind text not null check (kind in
    ('organisational', 'substantive', 'intersessional', 'concluding', 'reconvened', 'follow-up', 'event')),
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
  country text,
  begins text collate "C" check (begins ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  ends text collate "C" check (ends ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  note text,
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  recorded_at timestamptz not null,
  primary key (session_id, ordinal),
  check (rpad(ends, 10, '~') >= begins)
);

create table chapter (
  chapter_id uuid primary key,
  treaty_id uuid not null references treaty,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- Which text's division this is: chapters were renamed and renumbered between texts.
  structure text not null,
  ordinal int not null,
  -- As printed, such as IV.
  number text,
  title text not null,
  first_article int,
  last_article int,
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  unique (treaty_id, slug),
  check (last_article >= first_article)
);

-- The line of descent: a chapter of a later text grew from these of an earlier one.
create table chapter_origin (
  chapter_id uuid not null references chapter,
  origin_id uuid not null references chapter,
  primary key (chapter_id, origin_id),
  check (chapter_id <> origin_id)
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
  -- Such as A/AC.291/22/Rev.1. Null for documents without one.
  symbol text,
  -- The symbol as a source printed it, where the print is wrong.
  printed_as text,
  title text not null,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  dated_on text collate "C" check (dated_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  url text,
  note text,
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  -- A title can be sure while the number is not.
  symbol_certainty text
    check (symbol_certainty in ('stated', 'computed', 'general-knowledge', 'uncertain'))
);
create index treaty_document_treaty on treaty_document (treaty_id, session_id);

-- A Rev replaces, an Add adds, a Corr corrects: different relations. The other document need not be one we hold.
create table treaty_document_relation (
  document_id uuid not null references treaty_document,
  kind text not null check (kind in ('revises', 'adds-to', 'corrects', 'supersedes', 'amends', 'adopts')),
  symbol text not null,
  primary key (document_id, kind, symbol)
);

create table outcome (
  outcome_id uuid primary key,
  session_id uuid not null references negotiation_session,
  ordinal int not null,
  title text not null,
  body text not null default '',
  -- Null: not decided by vote, or not known.
  decided text check (decided in ('vote', 'without-vote')),
  votes_for int,
  votes_against int,
  abstentions int,
  symbols text[] not null default '{}',
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  check (decided is not distinct from 'vote' or (votes_for is null and votes_against is null and abstentions is null))
);
create index outcome_session on outcome (session_id, ordinal);

-- What the country said: text submitted, words spoken, a position taken in the room, a vote.
create table statement (
  statement_id uuid primary key,
  treaty_id uuid not null references treaty,
  session_id uuid references negotiation_session,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null,
  kind text not null check (kind in ('written', 'oral', 'position', 'vote')),
  made_on text collate "C" check (made_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  agency_id uuid references agency,
  summary text not null,
  -- Articles of the text it names, as written there.
  articles text[] not null default '{}',
  url text,
  note text,
  source text,
  certainty text not null default 'stated'
    check (certainty in ('stated', 'computed', 'general-knowledge', 'uncertain')),
  unique (treaty_id, slug)
);

create table statement_chapter (
  statement_id uuid not null references statement,
  chapter_id uuid not null references chapter,
  primary key (statement_id, chapter_id)
);

-- A proposed change to the record: applied only when a second person approves it.
create table negotiation_change (
  change_id uuid primary key,
  treaty_id uuid not null,
  -- What it changes, and the row, new or known. A schedule is an announcement about its session.
  subject_kind text not null check (subject_kind in
    ('treaty', 'stage', 'fact', 'session', 'schedule', 'chapter', 'document', 'outcome', 'statement')),
  subject_id uuid not null,
  deed text not null check (deed in ('add', 'change', 'remove')),
  -- The whole of it as it should stand; null for a removal.
  content jsonb,
  -- The whole of it as it stood when this was proposed; null for an addition.
  before jsonb,
  state text not null check (state in ('proposed', 'approved', 'refused', 'taken-back')),
  -- Why it was refused.
  reason text,
  proposed_by uuid not null references staff,
  proposed_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  check ((content is null) = (deed = 'remove')),
  check ((before is null) = (deed = 'add')),
  check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check ((state = 'refused') = (reason is not null)),
  -- Nothing is published on one person's word; only taking back is for the proposer alone.
  constraint second_person check (
    case state when 'taken-back' then decided_by = proposed_by else decided_by <> proposed_by end
  )
);
create index negotiation_change_open on negotiation_change (state, proposed_at);
create index negotiation_change_treaty on negotiation_change (treaty_id, proposed_at);

create view published_treaty as
  select treaty_id, slug, title, short_title, full_title, summary, background, goal, contact_name, contact_email,
    body_name, source, certainty, published_at
  from treaty where published_at is not null;
create view published_treaty_agency as
  select ta.treaty_id, ta.ordinal, a.agency_id, a.slug, a.name, a.name_mi, a.role
  from treaty_agency ta join agency a using (agency_id) join treaty t using (treaty_id)
  where t.published_at is not null;
create view published_treaty_stage as
  select s.* from treaty_stage s join treaty t using (treaty_id) where t.published_at is not null;
create view published_treaty_fact as
  select f.* from treaty_fact f join treaty t using (treaty_id) where t.published_at is not null;
create view published_session as
  select s.session_id, s.treaty_id, s.slug, s.name, s.kind, s.description, s.source, s.certainty,
    coalesce(c.status, 'planned') as status, c.city, c.country, c.begins, c.ends, c.note,
    c.source as schedule_source, coalesce(c.certainty, 'stated') as schedule_certainty,
    -- Null where the day is not known.
    case when length(c.begins) = 10 then c.begins::date end as starts_on,
    case when length(coalesce(c.ends, c.begins)) = 10 then coalesce(c.ends, c.begins)::date end as ends_on
  from negotiation_session s
  join treaty t using (treaty_id)
  -- A session without any announcement yet is planned, no more.
  left join lateral (
    select * from session_schedule d where d.session_id = s.session_id order by d.ordinal desc limit 1
  ) c on true
  where t.published_at is not null;
create view published_session_schedule as
  select s.treaty_id, d.* from session_schedule d join negotiation_session s using (session_id)
  join treaty t using (treaty_id) where t.published_at is not null;
create view published_chapter as
  select c.* from chapter c join treaty t using (treaty_id) where t.published_at is not null;
create view published_chapter_origin as
  select c.treaty_id, o.chapter_id, o.origin_id from chapter_origin o join chapter c using (chapter_id)
  join treaty t using (treaty_id) where t.published_at is not null;
create view published_session_chapter as
  select s.treaty_id, sc.session_id, sc.chapter_id from session_chapter sc
  join negotiation_session s using (session_id)
  join treaty t using (treaty_id) where t.published_at is not null;
create view published_treaty_document as
  select d.* from treaty_document d join treaty t using (treaty_id) where t.published_at is not null;
create view published_treaty_document_relation as
  select d.treaty_id, r.document_id, r.kind, r.symbol from treaty_document_relation r
  join treaty_document d using (document_id)
  join treaty t using (treaty_id) where t.published_at is not null;
create view published_outcome as
  select s.treaty_id, o.* from outcome o join negotiation_session s using (session_id)
  join treaty t using (treaty_id) where t.published_at is not null;
create view published_statement as
  select s.*, a.name as agency_name from statement s join treaty t using (treaty_id)
  left join agency a using (agency_id) where t.published_at is not null;
create view published_statement_chapter as
  select s.treaty_id, sc.statement_id, sc.chapter_id from statement_chapter sc
  join statement s using (statement_id)
  join treaty t using (treaty_id) where t.published_at is not null;
grant select on published_treaty, published_treaty_agency, published_treaty_stage, published_treaty_fact,
  published_session, published_session_schedule, published_chapter, published_chapter_origin,
  published_session_chapter, published_treaty_document, published_treaty_document_relation, published_outcome,
  published_statement, published_statement_chapter to travaux_public;
