-- What a client of the API may do; one without a row may do everything with its own orders.
create table client_grants (
    client varchar(100) primary key,
    scopes varchar(1000) not null,
    owners varchar(1000) not null,
    channels varchar(1000) not null,
    warehouses varchar(1000) not null,
    rate int,
    quota varchar(40),
    bearer boolean not null,
    v1_until timestamp with time zone,
    changed_at timestamp with time zone default current_timestamp not null
);
-- A public key of a partner that signs with a private one is longer than a secret.
alter table api_clients alter column secret set data type varchar(2000);
alter table api_clients add column kind varchar(12) default 'secret' not null;
