-- Payloads up to 64 KiB stay in their row: a large object of its own costs several writes.
set max_length_inplace_lob 65536;

-- What systems sent, with the answer they got.
create table messages (
    message_id varchar(40) not null,
    client varchar(100) not null,
    method varchar(10) not null,
    route varchar(100) not null,
    idempotency_key varchar(300) not null,
    digest varchar(64) not null,
    traceparent varchar(60),
    content_type varchar(200) not null,
    body binary large object not null,
    state varchar(12) not null check (state in ('accepted', 'kept', 'replayed', 'discarded')),
    error varchar(2000),
    status int not null,
    answer_type varchar(100) not null,
    answer binary large object not null,
    received_at timestamp with time zone default current_timestamp not null,
    constraint messages_key primary key (client, method, route, idempotency_key)
);
create unique index messages_id on messages (message_id);
create index messages_state on messages (state, received_at);

-- The last sequence number of each key; its row lock orders the events of the key.
create table streams (
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    last_seq bigint not null,
    primary key (topic, stream_key)
);

-- Every event, never changed.
create table events (
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    seq bigint not null,
    event_id varchar(40) not null,
    event_type varchar(30) not null,
    source varchar(100) not null,
    traceparent varchar(60),
    message_id varchar(40),
    occurred_at timestamp with time zone not null,
    data binary large object not null,
    primary key (topic, stream_key, seq)
);
create index events_id on events (event_id);

-- What is still to be published: narrow rows that come and go, so that events are only ever inserted.
create table outbox (
    outbox_id bigint generated always as identity primary key,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    seq bigint not null
);

-- The one row that decides: how far a system is with a key.
create table key_positions (
    system varchar(60) not null,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    done_seq bigint default 0 not null,
    parked boolean default false not null,
    next_attempt_at timestamp with time zone,
    claim bigint default 0 not null,
    claim_until timestamp with time zone,
    primary key (system, topic, stream_key)
);
create index key_positions_due on key_positions (parked, next_attempt_at);

-- What waits at or behind a parked key.
create table pending (
    system varchar(60) not null,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    seq bigint not null,
    event_id varchar(40) not null,
    event_type varchar(30) not null,
    source varchar(100) not null,
    traceparent varchar(60),
    occurred_at timestamp with time zone not null,
    data binary large object not null,
    state varchar(10) not null check (state in ('waiting', 'behind', 'uncertain', 'dead')),
    attempts int default 0 not null,
    code varchar(40),
    error varchar(2000),
    failed_at timestamp with time zone,
    primary key (system, topic, stream_key, seq)
);
create index pending_state on pending (state, failed_at);
create index pending_event on pending (event_id);

-- History, append only.
create table deliveries (
    delivery_id bigint generated always as identity primary key,
    system varchar(60) not null,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    seq bigint not null,
    event_id varchar(40) not null,
    event_type varchar(30) not null,
    outcome varchar(12) not null,
    code varchar(40),
    attempts int not null,
    detail varchar(2000),
    started_at timestamp with time zone not null,
    ended_at timestamp with time zone not null
);
create index deliveries_key on deliveries (topic, stream_key);

-- From when a system gets events; fixed at its first start.
create table system_starts (
    system varchar(60) primary key,
    starts_at timestamp with time zone not null
);
