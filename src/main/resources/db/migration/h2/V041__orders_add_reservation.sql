-- Where the hub and the warehouse stand with an order's stock, and what a client lists its orders by.
alter table orders add column stock_state varchar(12) default 'NONE' not null;
alter table orders add column stock_revision int default 0 not null;
alter table orders add column stock_due timestamp with time zone;
alter table orders add column stock_message varchar(40);
alter table orders add column stock_wanted binary large object;
alter table orders add column hidden boolean default false not null;
alter table orders add column channel varchar(300);
alter table orders add column updated_at timestamp with time zone default current_timestamp not null;
update orders set updated_at = stored_at,
  channel = case when client in (select client from api_clients) then 'api' else client end;
create index orders_stock_due on orders (stock_due);
create index orders_of_client on orders (client, stored_at, order_id);
create index orders_updated on orders (client, updated_at, order_id);
