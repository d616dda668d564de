--! safe while the old version runs
-- What a mail program adds to a message by itself: its electronic signature, and small pictures that the text shows.
alter table submission_attachment drop constraint submission_attachment_origin_check;
alter table submission_attachment add constraint submission_attachment_origin_check check (origin in
  ('upload', 'message', 'raw-message', 'scan', 'import', 'message-signature', 'message-picture'));
