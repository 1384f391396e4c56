-- What each route carried in an hour, over all hubs: what is usual for an hour of the week is read from it.
create table hourly_counts (
    route varchar(120) not null,
    hour_at timestamp with time zone not null,
    taken bigint not null,
    failed bigint not null,
    primary key (route, hour_at)
);
create index hourly_counts_hour on hourly_counts (hour_at);
