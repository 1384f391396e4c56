-- Hubs that have begun and not stopped in order: whoever finds an older one of its name, or one that is gone, starts with care.
create table hub_runs (
    instance varchar(100) primary key,
    began_at timestamp with time zone default current_timestamp not null
);
