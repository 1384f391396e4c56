-- What was accepted and has no event, because something newer had taken its place: shown with its order or SKU.
create table remarks (
    remark_id bigint generated always as identity primary key,
    topic varchar(40) not null,
    stream_key varchar(300) not null,
    event_type varchar(30) not null,
    source varchar(100) not null,
    said_at timestamp with time zone,
    message_id varchar(40),
    reason varchar(40) not null,
    noted_at timestamp with time zone not null
);
create index remarks_key on remarks (topic, stream_key, remark_id);
create index remarks_noted on remarks (noted_at);
