-- What a dead letter said before a person mended it, so that it can be undone and looked up.
create table letter_edits (
    edit_id bigint generated always as identity primary key,
    system varchar(100) not null,
    thing varchar(40) not null,
    stream_key varchar(300) not null,
    actor varchar(100) not null,
    edited_at timestamptz not null,
    original bytea not null
);
create index letter_edits_thing on letter_edits (thing, system);
create index letter_edits_stream on letter_edits (stream_key);
create index letter_edits_edited on letter_edits (edited_at);
