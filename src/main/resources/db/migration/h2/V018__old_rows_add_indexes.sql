-- What has a term is found by its age.
create index audit_log_happened on audit_log (happened_at);
create index stock_breaks_found on stock_breaks (found_at);
create index shipments_shipped on shipments (shipped_at);
create index orders_stored on orders (stored_at);
