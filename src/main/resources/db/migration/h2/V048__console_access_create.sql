-- Who may look and act at the ops port. Of a password only its PBKDF2, of a token and a session only a digest.
create table console_users (
    name varchar(60) primary key,
    role varchar(10) not null check (role in ('business', 'viewer', 'operator', 'admin')),
    password varchar(300) not null,
    created_at timestamp with time zone not null
);
create table console_tokens (
    name varchar(60) primary key,
    role varchar(10) not null check (role in ('business', 'viewer', 'operator', 'admin')),
    digest varchar(64) not null,
    created_at timestamp with time zone not null,
    revoked_at timestamp with time zone
);
create unique index console_tokens_digest on console_tokens (digest);
create table console_sessions (
    digest varchar(64) primary key,
    user_name varchar(60) not null,
    seen_at timestamp with time zone not null
);
create index console_sessions_user on console_sessions (user_name);
