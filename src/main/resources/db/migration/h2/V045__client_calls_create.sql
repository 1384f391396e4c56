-- How often each client has called which version of the API, signed in which way: who must be told before something ends.
create table client_calls (
    client varchar(100) not null,
    version varchar(20) not null,
    way varchar(20) not null,
    calls bigint not null,
    last_at timestamp with time zone not null,
    primary key (client, version, way)
);
