-- The last news of each SKU in each warehouse: what the next change must begin with. Without after_qty: none yet.
create table stock_levels (
    warehouse_id varchar(40) not null,
    sku_id varchar(255) not null,
    after_qty bigint,
    movement_no bigint,
    movement_id varchar(255),
    occurred_at timestamp with time zone,
    primary key (warehouse_id, sku_id)
);

-- Where a change did not begin with what the one before it had left: something was never told. Never deleted.
create table stock_breaks (
    break_id bigint generated always as identity primary key,
    warehouse_id varchar(40) not null,
    sku_id varchar(255) not null,
    expected_qty bigint not null,
    before_qty bigint not null,
    after_qty bigint not null,
    change_type varchar(10) not null,
    movement_no bigint,
    movement_id varchar(255),
    occurred_at timestamp with time zone,
    message_id varchar(40),
    source varchar(100) not null,
    found_at timestamp with time zone not null
);
create index stock_breaks_key on stock_breaks (warehouse_id, sku_id);
