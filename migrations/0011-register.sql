--! safe while the old version runs
-- The register: what became of everything that arrived.

-- Its number in the register: the place of its first entry in the log, from 1. Given a moment after it was received.
alter table submission add column register_no bigint check (register_no > 0);
-- When its sender was told that it had arrived: on the page, by mail, by letter. Null while nobody was told.
alter table submission add column acknowledged_at timestamptz;
-- Why it is not counted; null while it is. The decision, and those before it, stand in submission_exclusion.
alter table submission add column excluded_as text
  check (excluded_as in ('blank', 'test', 'repeat', 'not-a-submission', 'import-undone'));
update submission set acknowledged_at = received_at where channel = 'web';
create index submission_register on submission (consultation_id, register_no);

-- A decision not to count a submission, and perhaps the decision to count it again. Nothing is removed by either.
create table submission_exclusion (
  submission_id uuid not null references submission,
  exclusion_id uuid not null,
  reason text not null check (reason in ('blank', 'test', 'repeat', 'not-a-submission', 'import-undone')),
  -- For 'repeat': the submission of the same person that is counted, and its number. No foreign key: it lies elsewhere.
  repeat_of uuid,
  repeat_of_no bigint,
  -- For colleagues; the public reads the reason.
  explanation text,
  decided_by uuid not null references staff,
  decided_at timestamptz not null,
  lifted_by uuid references staff,
  lifted_at timestamptz,
  lifted_because text,
  primary key (submission_id, exclusion_id),
  check ((lifted_by is null) = (lifted_at is null)),
  check (reason <> 'repeat' or (repeat_of is not null and repeat_of_no is not null and repeat_of <> submission_id))
);

-- Two submissions that look like one person's were looked at, and are two people's: not asked again.
create table submission_told_apart (
  submission_id uuid not null references submission,
  other_id uuid not null,
  decided_by uuid not null references staff,
  decided_at timestamptz not null,
  primary key (submission_id, other_id)
);

-- How far a reader of the log has come.
create table submission_progress (
  name text primary key,
  next_index bigint not null
);

-- A closing of a consultation was counted: once, but one that was put off afterwards closes again.
create table submission_closing_count (
  consultation_id uuid not null references consultation,
  closes_at timestamptz not null,
  counted_at timestamptz not null,
  counts jsonb not null,
  primary key (consultation_id, closes_at)
);

-- What the public reads of each entry: its number and what became of it, nothing of who or what.
create view published_register_entry as
  select s.consultation_id, s.register_no, s.received_at, s.channel, s.synthetic,
    case when s.withdrawn_at is not null then 'withdrawn' when s.excluded_as is not null then 'excluded'
      else 'counted' end as state,
    case when s.withdrawn_at is null then s.excluded_as end as reason,
    case when s.withdrawn_at is not null then s.withdrawn_at else x.decided_at end as decided_at,
    case when s.withdrawn_at is null then a.name end as decided_by,
    case when s.withdrawn_at is null then x.repeat_of_no end as repeat_of_no
  from submission s
  join consultation c on c.consultation_id = s.consultation_id and c.published_at is not null
  left join submission_exclusion x on x.submission_id = s.submission_id and x.lifted_at is null
  left join staff f on f.staff_id = x.decided_by
  left join agency a on a.agency_id = f.agency_id
  where s.register_no is not null;
grant select on published_register_entry to travaux_public;
