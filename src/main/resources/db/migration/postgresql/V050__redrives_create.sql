-- Many letters replayed by a plan: what it takes, how fast, how far it is. One hub at a time holds a running plan.
create table redrives (
    redrive_id varchar(40) primary key,
    made_by varchar(100) not null,
    made_at timestamptz not null,
    filter varchar(2000) not null,
    per_second int not null,
    failure_limit int not null,
    state varchar(10) not null check (state in ('planned', 'running', 'paused', 'stopped', 'done', 'cancelled')),
    why varchar(2000),
    held_by varchar(100),
    held_until timestamptz
);
create index redrives_state on redrives (state);
create index redrives_made on redrives (made_at);

-- The letters of a plan in the order in which they go, each with what came of it.
create table redrive_items (
    redrive_id varchar(40) not null,
    place int not null,
    system varchar(100) not null,
    thing varchar(40) not null,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    state varchar(10) not null check (state in ('planned', 'sent', 'delivered', 'failed', 'skipped')),
    note varchar(2000),
    primary key (redrive_id, place)
);
create index redrive_items_state on redrive_items (redrive_id, state, place);
create index redrive_items_key on redrive_items (redrive_id, system, stream_key, place);
