-- An edit that waits for a second person: what is proposed, until it is approved.
alter table letter_edits add column proposed bytea;
alter table letter_edits add column approved_by varchar(100);
