-- What is about to happen to an event at a system: written before a call that may not be repeated, gone with the outcome.
-- A key has one event under way, so one row.
create table call_notes (
    system varchar(60) not null,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    seq bigint not null,
    hub varchar(100) not null,
    run varchar(60) not null,
    called boolean not null,
    starts int not null,
    begun_at timestamp with time zone not null,
    until_at timestamp with time zone not null,
    primary key (system, topic, stream_key)
);
