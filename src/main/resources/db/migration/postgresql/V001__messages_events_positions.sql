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
    body bytea not null,
    state varchar(12) not null check (state in ('accepted', 'kept', 'replayed', 'discarded')),
    error varchar(2000),
    status int not null,
    answer_type varchar(100) not null,
    answer bytea not null,
    received_at timestamptz default current_timestamp not null,
    constraint messages_key primary key (client, method, route, idempotency_key)
);
create unique index messages_id on messages (message_id);
create index messages_kept on messages (received_at) where state = 'kept';
create index messages_received on messages (received_at);

-- The last sequence number of each key; its row lock orders the events of the key.
create table streams (
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    last_seq bigint not null,
    primary key (topic, stream_key)
);

-- Every event, never changed. A partition for each day, made ahead and dropped by age.
create table events (
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    seq bigint not null,
    event_id varchar(40) not null,
    event_type varchar(30) not null,
    source varchar(100) not null,
    traceparent varchar(60),
    message_id varchar(40),
    occurred_at timestamptz not null,
    data bytea not null,
    primary key (topic, stream_key, seq, occurred_at)
) partition by range (occurred_at);
create table events_default partition of events default;
create index events_id on events (event_id);

-- What is still to be published: narrow rows that come and go, so that events are only ever inserted.
create table outbox (
    outbox_id bigint generated always as identity primary key,
    shard smallint not null,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    seq bigint not null,
    occurred_at timestamptz not null
);
create index outbox_shard on outbox (shard, outbox_id);

-- The one row that decides: how far a system is with a key.
create table key_positions (
    system varchar(60) not null,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    done_seq bigint default 0 not null,
    parked boolean default false not null,
    next_attempt_at timestamptz,
    claim bigint default 0 not null,
    claim_until timestamptz,
    claimed_by varchar(100),
    primary key (system, topic, stream_key)
);
create index key_positions_due on key_positions (next_attempt_at) where parked;
create index key_positions_claimed on key_positions (claimed_by) where claimed_by is not null;

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
    occurred_at timestamptz not null,
    data bytea not null,
    state varchar(10) not null check (state in ('waiting', 'behind', 'uncertain', 'dead')),
    attempts int default 0 not null,
    code varchar(40),
    error varchar(2000),
    failed_at timestamptz,
    primary key (system, topic, stream_key, seq)
);
create index pending_state on pending (state, failed_at);
create index pending_event on pending (event_id);

-- History, append only. A partition for each day, as of events.
create sequence delivery_ids;
create table deliveries (
    delivery_id bigint default nextval('delivery_ids') not null,
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
    started_at timestamptz not null,
    ended_at timestamptz not null
) partition by range (ended_at);
create table deliveries_default partition of deliveries default;
create index deliveries_key on deliveries (topic, stream_key);

-- From when a system gets events; fixed at its first start.
create table system_starts (
    system varchar(60) primary key,
    starts_at timestamptz not null
);
