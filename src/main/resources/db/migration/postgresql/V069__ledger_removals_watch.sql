-- What a delete by hand takes away has a name. Dropped partitions fire nothing; a delivery that has its end lets go of what waited.
create function ledger_event_removed() returns trigger language plpgsql as $$
begin
    insert into ledger_removals (thing, system, topic, stream_key, seq, event_id, row_at)
    values ('event', '', old.topic, old.stream_key, old.seq, old.event_id, old.occurred_at);
    return null;
end $$;
create trigger ledger_watch after delete on events for each row execute function ledger_event_removed();

create function ledger_delivery_removed() returns trigger language plpgsql as $$
begin
    insert into ledger_removals (thing, system, topic, stream_key, seq, event_id, row_at)
    values ('delivery', old.system, old.topic, old.stream_key, old.seq, old.event_id, old.ended_at);
    return null;
end $$;
create trigger ledger_watch after delete on deliveries for each row execute function ledger_delivery_removed();

create function ledger_pending_removed() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from deliveries d where d.topic = old.topic and d.stream_key = old.stream_key
        and d.system = old.system and d.seq = old.seq and d.outcome in ('delivered', 'discarded')
        and d.ended_at > current_timestamp - interval '1 hour') then
        insert into ledger_removals (thing, system, topic, stream_key, seq, event_id, row_at)
        values ('pending', old.system, old.topic, old.stream_key, old.seq, old.event_id, old.occurred_at);
    end if;
    return null;
end $$;
create trigger ledger_watch after delete on pending for each row execute function ledger_pending_removed();

create function ledger_order_removed() returns trigger language plpgsql as $$
begin
    insert into ledger_removals (thing, system, topic, stream_key, seq, event_id, row_at)
    values ('order', '', 'order-topic', old.order_id, 0, '', greatest(old.stored_at, old.changed_at));
    return null;
end $$;
create trigger ledger_watch after delete on orders for each row execute function ledger_order_removed();
