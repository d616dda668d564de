--! safe while the old version runs
-- Mail that comes back names an address: the submission that gave it is found without reading all of them.
create index submission_email on submission (lower(email)) where email is not null;
