--! safe while the old version runs
-- From which entry of the log until which a submission was not counted: figures are as of an index of the log.
create table analysis_exclusion (
  submission_id uuid not null references submission,
  from_index bigint not null,
  until_index bigint,
  primary key (submission_id, from_index)
);
