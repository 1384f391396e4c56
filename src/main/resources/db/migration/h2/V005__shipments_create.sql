-- Shipments of orders by tracking number, each with what its carrier said last. Carriers use numbers again.
create table shipments (
    tracking_no varchar(255) not null,
    order_id varchar(300) not null,
    shipment_id varchar(255) not null,
    carrier_code varchar(40) not null,
    shipped_at timestamp with time zone not null,
    status_at timestamp with time zone,
    known_at timestamp with time zone,
    tracking binary large object,
    primary key (tracking_no, order_id)
);
