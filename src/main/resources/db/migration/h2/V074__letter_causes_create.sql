-- What people have noted about letters that failed for the same reason.
create table letter_causes (
    cause_id varchar(32) primary key,
    owner varchar(60) not null,
    note varchar(2000) not null,
    changed_by varchar(100) not null,
    changed_at timestamp with time zone not null
);
