--! safe while the old version runs
-- What was known when it was decided not to count a submission, and what makes that decision worth a second look.

-- The agency for which it was decided, by its name at that time: whoever decided may move to another.
alter table submission_exclusion add column decided_for text;
-- Its sender corrected it since, and nobody has looked at it again.
alter table submission_exclusion add column corrected_at timestamptz;
-- For 'repeat': the one that was counted instead has left the count since, and nobody has looked at this one again.
alter table submission_exclusion add column counted_left_at timestamptz;
create index submission_exclusion_repeat_of on submission_exclusion (repeat_of) where lifted_at is null;
create index submission_exclusion_again on submission_exclusion (submission_id)
  where lifted_at is null and (corrected_at is not null or counted_left_at is not null);

create or replace view published_register_entry as
  select s.consultation_id, s.register_no, s.received_at, s.channel, s.synthetic,
    case when s.withdrawn_at is not null then 'withdrawn' when s.excluded_as is not null then 'excluded'
      else 'counted' end as state,
    case when s.withdrawn_at is null then s.excluded_as end as reason,
    case when s.withdrawn_at is not null then s.withdrawn_at else x.decided_at end as decided_at,
    case when s.withdrawn_at is null then coalesce(x.decided_for, a.name, case when x.exclusion_id is not null then 'the agency that asks' end) end as decided_by,
    case when s.withdrawn_at is null then x.repeat_of_no end as repeat_of_no
  from submission s
  join consultation c on c.consultation_id = s.consultation_id and c.published_at is not null
  left join submission_exclusion x on x.submission_id = s.submission_id and x.lifted_at is null
  left join staff f on f.staff_id = x.decided_by
  left join agency a on a.agency_id = f.agency_id
  where s.register_no is not null;
