-- What routes have taken from elsewhere (topics, files), by the key that makes it the same: Camel's idempotent consumer.
create table inbox (
    route varchar(100) not null,
    message_key varchar(300) not null,
    received_at timestamptz default current_timestamp not null,
    primary key (route, message_key)
);
create index inbox_received on inbox (received_at);
