package linkspan.delivery.missed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import linkspan.commit.outbox.OutboxStore;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.lane.MissedEvents;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.kind.EventKind;
import linkspan.model.kind.EventTypes;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/**
 * Finds what a system lacks: events of types that it takes, beyond its position, that wait nowhere. It goes through all keys
 * of the topic, a thousand at a time, and costs a look into {@code events} for each that is not done to its last number.
 */
public final class MissedStore {
    /** What it is asked for; events before {@code startsAt} and of other channels are not for the system. */
    public record Wanted(String system, String topic, Set<EventType> routed, Instant startsAt, OwnChannel channel) {
        public Wanted {
            routed = Set.copyOf(routed);
        }

        public Wanted only(Set<EventType> types, Instant start) {
            return new Wanted(system, topic, types, start, channel);
        }
    }

    private static final int KEYS = 1_000;
    private static final int EVENTS = 500;
    private static final long BYTES = 2 << 20;
    private static final String BEHIND = """
            select s.stream_key, case when s.last_seq > coalesce(k.done_seq, 0) then 1 else 0 end from streams s
            left join key_positions k on k.system = ? and k.topic = s.topic and k.stream_key = s.stream_key
            where s.topic = ? and s.stream_key > ? order by s.stream_key fetch first %d rows only""".formatted(KEYS);
    private static final String LACKED = """
             from events e left join key_positions k on k.system = ? and k.topic = e.topic and k.stream_key = e.stream_key
            where e.topic = ? and e.stream_key = any(?) and e.event_type = any(?) and e.occurred_at >= ?
            and e.seq > coalesce(k.done_seq, 0) and not exists (select 1 from pending p where p.system = ?
             and p.topic = e.topic and p.stream_key = e.stream_key and p.seq = e.seq)
            and (e.stream_key > ? or e.stream_key = ? and e.seq > ?)""";
    private static final String SIZES = "select octet_length(e.data)" + LACKED
            + " order by e.stream_key, e.seq fetch first " + EVENTS + " rows only";
    private static final String EVENT =
            "select e.event_id, e.event_type, e.stream_key, e.seq, e.occurred_at, e.source, e.traceparent, e.data"
                    + LACKED + " order by e.stream_key, e.seq fetch first ? rows only";
    private final Transactions transactions;
    private final GoneEvents goneEvents;
    private final EventTypes events;

    /**
     * @param goneEvents is told of what should be there and is not
     * @param events all that there are
     */
    public MissedStore(Transactions transactions, GoneEvents goneEvents, EventTypes events) {
        this.events = events;
        this.transactions = transactions;
        this.goneEvents = goneEvents;
    }

    /** All of it, from the first key on. */
    public MissedEvents scan(Wanted wanted) {
        return new Scan(wanted);
    }

    private final class Scan implements MissedEvents {
        private final Wanted wanted;
        private List<String> keys = List.of();
        private String looked = ""; // the last key that was looked at
        private String key = ""; // of the last event that was handed out
        private long sequence;
        private boolean last;
        private long gone;
        private String goneKey = "";

        Scan(Wanted wanted) {
            this.wanted = wanted;
        }

        @Override
        public Page next(Predicate<String> which) {
            if (keys.isEmpty() && !last) {
                keys = transactions.run(this::behind).stream().filter(which).toList();
                count(keys.isEmpty() ? List.of() : transactions.run(it -> GoneRows.of(it, wanted, takesAll(), keys)));
            }
            List<Event> events = keys.isEmpty() ? List.of() : transactions.run(this::lacked);
            if (events.isEmpty()) {
                keys = List.of();
            } else {
                Event latest = events.get(events.size() - 1);
                key = latest.key();
                sequence = latest.sequence();
            }
            if (last && keys.isEmpty() && gone > 0) {
                goneEvents.found(wanted.system, wanted.topic, gone, goneKey);
                gone = 0;
            }
            return new Page(events, last && keys.isEmpty());
        }

        /** Every event of the topic, of whatever channel, is for the system. */
        private boolean takesAll() {
            return wanted.channel().name().isEmpty()
                    && events.all().stream()
                            .map(EventKind::type)
                            .filter(type -> type.topic().wire().equals(wanted.topic))
                            .allMatch(wanted.routed::contains);
        }

        private void count(List<GoneRows.Gone> page) {
            for (GoneRows.Gone one : page) {
                goneKey = gone == 0 ? one.key() : goneKey;
                gone += one.numbers();
            }
        }

        private List<String> behind(Connection connection) throws SQLException {
            record Key(String name, boolean behind) {}
            List<Key> page = Sql.list(
                    connection,
                    BEHIND,
                    row -> new Key(row.getString(1), row.getInt(2) == 1),
                    wanted.system,
                    wanted.topic,
                    looked);
            last = page.size() < KEYS;
            looked = page.isEmpty() ? looked : page.get(page.size() - 1).name;
            return page.stream().filter(Key::behind).map(Key::name).toList();
        }

        private List<Event> lacked(Connection connection) throws SQLException {
            int some = 0;
            long bytes = 0;
            for (long size : Sql.list(
                    connection,
                    SIZES,
                    row -> row.getLong(1),
                    arguments(connection).toArray())) {
                bytes += size;
                some++;
                if (bytes >= BYTES) {
                    break;
                }
            }
            if (some == 0) {
                return List.of();
            }
            List<Object> arguments = arguments(connection);
            arguments.add(some);
            return Sql.list(connection, EVENT, row -> OutboxStore.event(row, wanted.topic), arguments.toArray());
        }

        private List<Object> arguments(Connection connection) throws SQLException {
            Object[] types = wanted.routed.stream().map(EventType::name).toArray();
            return new ArrayList<>(List.of(
                    wanted.system,
                    wanted.topic,
                    connection.createArrayOf("varchar", keys.toArray()),
                    connection.createArrayOf("varchar", types),
                    wanted.startsAt,
                    wanted.system,
                    key,
                    key,
                    sequence));
        }
    }
}
