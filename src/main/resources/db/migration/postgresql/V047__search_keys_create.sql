-- Words by which people find an order: its numbers, who bought, what, under which waybill. Written with the event that says them.
-- Compared by bytes: only so does an index find what begins with a text.
create table search_keys (
    term varchar(120) collate "C" not null,
    kind varchar(12) not null,
    stream_key varchar(300) not null,
    primary key (term, kind, stream_key)
);
create index search_keys_stream on search_keys (stream_key);
create index events_message on events (message_id);
create index messages_idempotency on messages (idempotency_key);
