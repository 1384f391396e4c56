-- What is wrong, once for all hubs: one row for a rule and what it is about.
create table alerts (
    rule varchar(40) not null,
    subject varchar(200) not null,
    state varchar(10) not null check (state in ('pending', 'firing', 'over')),
    -- it was raised and stays until it is said to be over; any other is over when no hub sees it any more
    standing boolean not null,
    incident int not null,
    text varchar(2000) not null,
    began_at timestamp with time zone not null,
    seen_at timestamp with time zone not null,
    over_at timestamp with time zone,
    told varchar(10) not null check (told in ('nothing', 'firing', 'over')),
    primary key (rule, subject)
);

create table alert_silences (
    rule varchar(40) not null,
    subject varchar(200) not null,
    until_at timestamp with time zone not null,
    actor varchar(100) not null,
    reason varchar(400) not null,
    primary key (rule, subject)
);

-- What is still to be told, by channel.
create table alert_notices (
    notice_id bigint generated always as identity primary key,
    rule varchar(40) not null,
    subject varchar(200) not null,
    channel varchar(40) not null,
    message varchar(8000) not null,
    attempts int default 0 not null,
    due_at timestamp with time zone not null
);

-- Hubs look one after the other: whoever holds the row looks.
create table alert_turn (
    turn int primary key
);
insert into alert_turn (turn) values (1);
