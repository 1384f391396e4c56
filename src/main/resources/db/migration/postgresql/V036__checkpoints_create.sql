-- Where each poll stands; moved in the commit of the events of its page.
create table checkpoints (
    route varchar(100) primary key,
    position text not null,
    version bigint not null,
    state varchar(8) not null check (state in ('running', 'paused', 'stopped')),
    reason varchar(500),
    caught_up boolean not null,
    row_count bigint not null,
    bad_count bigint not null,
    run_row_count bigint not null,
    run_bad_count bigint not null,
    moved_at timestamptz,
    changed_at timestamptz not null
);
