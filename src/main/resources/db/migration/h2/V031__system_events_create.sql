-- From when a system takes events of a type: a route that was added later has no claim on what came before.
create table system_events (
    system varchar(60) not null,
    event_type varchar(30) not null,
    starts_at timestamp with time zone not null,
    primary key (system, event_type)
);
