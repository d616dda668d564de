--! safe while the old version runs
-- The private link of a letter, for as long as the letter is to be printed: encrypted, and gone when it is printed or after a day.
alter table entry_draft add column letter_key bytea;
create index entry_draft_letter on entry_draft (received_at) where letter_key is not null;
