-- The system itself asked to wait so long (Retry-After): its being back does not make the row due before.
alter table pending add column not_before timestamptz;
