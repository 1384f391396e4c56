alter table outbox add column shard smallint default 0 not null;
alter table outbox add column occurred_at timestamp with time zone;
update outbox o set occurred_at = (select e.occurred_at from events e
    where e.topic = o.topic and e.stream_key = o.stream_key and e.seq = o.seq);
alter table outbox alter column occurred_at set not null;

-- Whose claim it is, so that a hub that starts again frees its own.
alter table key_positions add column claimed_by varchar(100);
