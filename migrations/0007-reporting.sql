--! safe while the old version runs
-- What the public is told of a consultation's results as a whole. Written when they are published, and again when
-- they change: the figures are those of that moment, and stay until the next.
create table report (
  consultation_id uuid primary key references consultation,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  -- Submissions that counted (not withdrawn), and how many of them were made for demonstration.
  received_count int not null check (received_count >= 0),
  received_synthetic int not null check (received_synthetic between 0 and received_count),
  -- Leaves of the ledger below this index were counted.
  counted_index bigint not null check (counted_index >= 0),
  check (published_at <= changed_at)
);

-- One "we asked, you said, we did". What it says stands in its versions.
create table report_entry (
  entry_id uuid primary key,
  consultation_id uuid not null references consultation,
  -- Where staff put it among the others; the public order follows at the next publication.
  ordinal int not null,
  published_ordinal int,
  -- The version the public sees. Null before the first publication and after it was taken back. No foreign key
  -- back: versions point here.
  current_version_id uuid,
  created_by uuid not null references staff,
  created_at timestamptz not null,
  check ((current_version_id is null) = (published_ordinal is null))
);
create index report_entry_consultation on report_entry (consultation_id, ordinal);

-- One version of an entry. A published version never changes: an edit makes the next one, which is approved again.
create table report_entry_version (
  version_id uuid primary key,
  entry_id uuid not null references report_entry,
  number int not null check (number > 0),
  state text not null
    check (state in ('draft', 'proposed', 'approved', 'published', 'replaced', 'taken-back')),
  -- Title, and what was asked, said and done, each with its source. Validated before it is stored.
  content jsonb not null,
  -- The submissions behind it. Null: none are named.
  selection_id uuid references selection,
  -- What the selection came to when the version was published. The selection itself is never public.
  evidence_count int check (evidence_count >= 0),
  evidence_synthetic int check (evidence_synthetic between 0 and evidence_count),
  evidence_index bigint check (evidence_index >= 0),
  evidence_as_of timestamptz,
  -- Counts edits, so that two people's saves cannot overwrite each other unseen, and an approval means what was read.
  revision int not null default 1,
  created_at timestamptz not null,
  edited_by uuid not null references staff,
  edited_at timestamptz not null,
  proposed_by uuid references staff,
  proposed_at timestamptz,
  approved_by uuid references staff,
  approved_at timestamptz,
  -- Why it last came back from approval, until it is proposed again.
  sent_back_by uuid references staff,
  sent_back_at timestamptz,
  sent_back_reason text,
  published_by uuid references staff,
  published_at timestamptz,
  -- Why it is no longer shown; the public reads the reason where the entry stood.
  taken_back_by uuid references staff,
  taken_back_at timestamptz,
  taken_back_reason text,
  unique (entry_id, number),
  -- Nothing is published on one person's word: the approver neither proposed nor last edited it.
  constraint second_person check (approved_by <> proposed_by and approved_by <> edited_by),
  check (state = 'draft' or proposed_by is not null),
  check (state in ('draft', 'proposed') or approved_by is not null),
  check ((state in ('published', 'replaced', 'taken-back')) = (published_at is not null)),
  check ((state = 'taken-back') = (taken_back_reason is not null)),
  check ((selection_id is null or published_at is null) or (evidence_count is not null and evidence_as_of is not null))
);
create unique index report_entry_version_one_in_progress on report_entry_version (entry_id)
  where state in ('draft', 'proposed', 'approved');
create unique index report_entry_version_one_published on report_entry_version (entry_id)
  where state = 'published';

-- The sessions and the statements in which what was said can be found again.
create table report_entry_session (
  version_id uuid not null references report_entry_version on delete cascade,
  session_id uuid not null references negotiation_session,
  primary key (version_id, session_id)
);
create table report_entry_statement (
  version_id uuid not null references report_entry_version on delete cascade,
  statement_id uuid not null references statement,
  primary key (version_id, statement_id)
);

create view published_report as
  select r.consultation_id, c.treaty_id, c.slug, r.published_at, r.changed_at, r.received_count,
    r.received_synthetic,
    (select count(*)::int from report_entry e
     where e.consultation_id = r.consultation_id and e.current_version_id is not null) as entries
  from report r join consultation c using (consultation_id)
  where c.published_at is not null;
create view published_report_entry as
  select e.entry_id, e.consultation_id, c.treaty_id, e.published_ordinal as ordinal, v.number, v.content,
    v.evidence_count, v.evidence_synthetic, v.evidence_as_of, v.published_at
  from report_entry e
  join report_entry_version v on v.version_id = e.current_version_id
  join consultation c using (consultation_id)
  where v.state = 'published' and c.published_at is not null;
create view published_report_entry_session as
  select e.entry_id, e.consultation_id, l.session_id
  from report_entry_session l join report_entry e on e.current_version_id = l.version_id
  join consultation c using (consultation_id)
  where c.published_at is not null;
create view published_report_entry_statement as
  select e.entry_id, e.consultation_id, l.statement_id
  from report_entry_statement l join report_entry e on e.current_version_id = l.version_id
  join consultation c using (consultation_id)
  where c.published_at is not null;
-- What was public and is not any more: that it was, and why it went. Not what it said.
create view published_report_entry_taken_back as
  select e.entry_id, e.consultation_id, v.taken_back_at, v.taken_back_reason as reason
  from report_entry e join report_entry_version v using (entry_id)
  join consultation c using (consultation_id)
  where v.state = 'taken-back' and e.current_version_id is null and c.published_at is not null;
grant select on published_report, published_report_entry, published_report_entry_session,
  published_report_entry_statement, published_report_entry_taken_back to travaux_public;
