-- Which name a system has for a thing of ours: one each way, never changed by the hub.
create table cross_references (
    system varchar(60) not null,
    kind varchar(40) not null,
    foreign_id varchar(300) not null,
    canonical_id varchar(600) not null,
    stored_at timestamptz default current_timestamp not null,
    constraint cross_references_canonical primary key (system, kind, canonical_id),
    constraint cross_references_foreign unique (system, kind, foreign_id)
);
