-- One row for each reconcile route, the one that decides: the last slot that was run, and who is at which run until when.
create table reconcile_turns (
    route varchar(160) primary key,
    last_slot_at timestamptz,
    run_id varchar(240),
    claimed_by varchar(100),
    claimed_until timestamptz
);

-- Runs and what they came to.
create table reconciliations (
    run_id varchar(240) primary key,
    route varchar(160) not null,
    slot_at timestamptz not null,
    late boolean not null,
    started_by varchar(100) not null,
    state varchar(10) not null check (state in ('running', 'done', 'failed')),
    checkpoint varchar(300) not null,
    left_count bigint default 0 not null,
    right_count bigint default 0 not null,
    compared_count bigint default 0 not null,
    found_count bigint default 0 not null,
    in_flight_count bigint default 0 not null,
    alarming_count bigint default 0 not null,
    closed_count bigint default 0 not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    error varchar(2000)
);
create index reconciliations_route on reconciliations (route, started_at);

-- One row for each disagreement of a route about a key, as long as it stands and a while longer.
create table differences (
    route varchar(160) not null,
    diff_key varchar(300) not null,
    kind varchar(20) not null check (kind in ('missing-left', 'missing-right', 'differs', 'duplicate', 'unreadable')),
    state varchar(10) not null check (state in ('suspected', 'open', 'in-flight', 'repairing', 'repaired', 'closed')),
    first_run varchar(240) not null,
    last_run varchar(240) not null,
    first_seen_at timestamptz not null,
    last_seen_at timestamptz not null,
    closed_at timestamptz,
    cause varchar(20),
    letter varchar(160),
    magnitude numeric(38, 6),
    alarming boolean default false not null,
    left_row text,
    right_row text,
    fields varchar(2000) not null,
    record text,
    changed_by varchar(100),
    changed_at timestamptz,
    note varchar(2000),
    primary key (route, diff_key, kind)
);
create index differences_state on differences (route, state);
create index differences_run on differences (last_run);

-- Which warehouses have a SKU.
create index stock_levels_sku on stock_levels (sku_id);
