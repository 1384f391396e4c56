-- The canonical order as the API shows it, the state that order events are applied to.
create table orders (
    order_id varchar(300) primary key,
    client varchar(100) not null,
    status varchar(12) not null,
    version int not null,
    changed_at timestamptz not null,
    document bytea not null,
    stored_at timestamptz default current_timestamp not null
);

create table api_clients (
    key_id varchar(60) primary key,
    client varchar(100) not null,
    secret varchar(300) not null,
    rate int not null,
    created_at timestamptz default current_timestamp not null,
    revoked_at timestamptz
);

create table nonces (
    key_id varchar(60) not null,
    nonce varchar(64) not null,
    digest varchar(64) not null,
    status int,
    answer_type varchar(100),
    answer bytea,
    expires_at timestamptz not null,
    primary key (key_id, nonce)
);
create index nonces_expired on nonces (expires_at);

create table audit_log (
    audit_id bigint generated always as identity primary key,
    happened_at timestamptz default current_timestamp not null,
    actor varchar(100) not null,
    action varchar(40) not null,
    target varchar(400) not null,
    detail varchar(2000)
);
