package linkspan.delivery.missed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import linkspan.commit.outbox.OutboxStore;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.Topic;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/**
 * Says whether a day of {@code events} holds one that a system still lacks: of a type that it takes, beyond its position,
 * waiting nowhere. Reads the day once for each system and topic, less where it finds one: for every hour, not for hot paths.
 */
public final class LackStore {
    private static final int PAGE = 100;
    private static final String LACKED = """
            select e.event_id, e.event_type, e.stream_key, e.seq, e.occurred_at, e.source, e.traceparent, e.data
            from events e left join key_positions k on k.system = ? and k.topic = e.topic and k.stream_key = e.stream_key
            where e.topic = ? and e.event_type = any(?) and e.occurred_at >= ? and e.occurred_at < ?
            and e.stream_key like ? and e.seq > coalesce(k.done_seq, 0) and not exists (select 1 from pending p
             where p.system = ? and p.topic = e.topic and p.stream_key = e.stream_key and p.seq = e.seq)
            and (e.stream_key > ? or e.stream_key = ? and e.seq > ?)
            order by e.stream_key, e.seq fetch first %d rows only""".formatted(PAGE);
    private final Transactions transactions;

    public LackStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The first that the system lacks of that day in UTC. */
    public Optional<Lack> of(MissedStore.Wanted wanted, LocalDate day) {
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant from = start.isBefore(wanted.startsAt()) ? wanted.startsAt() : start;
        Instant before = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (!from.isBefore(before) || wanted.routed().isEmpty()) {
            return Optional.empty();
        }
        String key = "";
        long sequence = 0;
        while (true) {
            String afterKey = key;
            long after = sequence;
            List<Event> page = transactions.run(connection -> page(connection, wanted, from, before, afterKey, after));
            Optional<Event> lacked =
                    page.stream().filter(wanted.channel()::concerns).findFirst();
            if (lacked.isPresent() || page.size() < PAGE) {
                return lacked.map(
                        event -> new Lack(wanted.system(), event.type().topic().wire(), event.key()));
            }
            key = page.get(PAGE - 1).key();
            sequence = page.get(PAGE - 1).sequence();
        }
    }

    private static List<Event> page(
            Connection connection, MissedStore.Wanted wanted, Instant from, Instant before, String key, long sequence)
            throws SQLException {
        String channel = wanted.channel().name();
        boolean all = channel.isEmpty() || !wanted.topic().equals(Topic.ORDER.wire());
        return Sql.list(
                connection,
                LACKED,
                row -> OutboxStore.event(row, wanted.topic()),
                wanted.system(),
                wanted.topic(),
                connection.createArrayOf(
                        "varchar", wanted.routed().stream().map(EventType::name).toArray()),
                from,
                before,
                all ? "%" : channel + "-%",
                wanted.system(),
                key,
                key,
                sequence);
    }
}
