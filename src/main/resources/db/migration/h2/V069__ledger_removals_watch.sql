-- What a delete by hand takes away has a name; a delivery that has its end lets go of what waited.
create trigger ledger_watch_events after delete on events for each row call 'linkspan.platform.removal.RemovedRowStore';
create trigger ledger_watch_deliveries after delete on deliveries for each row call 'linkspan.platform.removal.RemovedRowStore';
create trigger ledger_watch_pending after delete on pending for each row call 'linkspan.platform.removal.RemovedRowStore';
create trigger ledger_watch_orders after delete on orders for each row call 'linkspan.platform.removal.RemovedRowStore';
