-- Some lines of the audit log as they were, each seal chained to the one before by a key that is not in the database.
create table audit_seals (
    seal_no bigint not null primary key,
    last_id bigint not null,
    newest_at timestamptz not null,
    marks varchar(4000) not null,
    mac varchar(64) not null
);
