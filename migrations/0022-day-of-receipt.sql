--! safe while the old version runs
-- Of what came on paper often only the day is known: the moment kept is then noon, and is shown as the day it is.
alter table submission add column received_day_only boolean not null default false;
