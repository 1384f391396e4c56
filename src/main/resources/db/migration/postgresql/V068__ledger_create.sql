-- Which hub keeps the ledger, and up to when events have been counted.
create table ledger_turn (
    turn int primary key,
    held_by varchar(100),
    held_until timestamptz,
    counted_to timestamptz
);
insert into ledger_turn (turn) values (1);

-- What was accepted in a minute, and what has become of it in each system. System and topic are empty for all that was accepted.
create table ledger_minutes (
    minute_at timestamptz not null,
    system varchar(60) not null,
    topic varchar(40) not null,
    starts_at timestamptz not null,
    types varchar(4000) not null,
    accepted bigint not null,
    accepted_digest varchar(32) not null,
    effective bigint not null,
    effective_digest varchar(32) not null,
    under_way bigint not null,
    dead bigint not null,
    discarded bigint not null,
    checked_at timestamptz not null,
    due_at timestamptz not null,
    primary key (minute_at, system, topic, starts_at)
);
create index ledger_minutes_due on ledger_minutes (due_at);

-- The ids of what was accepted, so that a row that is gone has a name.
create table ledger_members (
    member_id bigint generated always as identity primary key,
    minute_at timestamptz not null,
    ids bytea not null
);
create index ledger_members_minute on ledger_members (minute_at);

-- What was accepted and is nowhere any more.
create table ledger_gaps (
    gap_id bigint generated always as identity primary key,
    kind varchar(20) not null,
    system varchar(60) not null,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    seq bigint not null,
    event_id varchar(40) not null,
    found_at timestamptz not null,
    over_at timestamptz,
    why varchar(2000)
);
create unique index ledger_gaps_once on ledger_gaps (kind, system, topic, stream_key, seq, event_id);
create index ledger_gaps_over on ledger_gaps (over_at);

-- Rows that somebody has deleted: noted by the database itself, judged by the ledger within seconds.
create table ledger_removals (
    removal_id bigint generated always as identity primary key,
    thing varchar(10) not null,
    system varchar(60) not null,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    seq bigint not null,
    event_id varchar(40) not null,
    row_at timestamptz not null
);

-- The ledger reads events by their time.
create index events_occurred on events (occurred_at);
