package linkspan.operations.meter;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import linkspan.delivery.key.PendingState;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Counts what waits. Walks whole tables: sampled, never on hot paths. */
public final class BacklogStore {
    /**
     * What was counted.
     *
     * @param outbox committed, not on Kafka yet
     * @param pending by system, then by state
     * @param waiting when the oldest event happened that waits to be tried again, by system
     * @param kept messages that are dead letters, by who sent them
     * @param letters since when the oldest dead letter waits for a person, by system or sender
     * @param oldestInOutbox null when nothing is there
     */
    public record Counts(
            long outbox,
            Map<String, Map<PendingState, Long>> pending,
            Map<String, Instant> waiting,
            Map<String, Long> kept,
            Map<String, Instant> letters,
            @Nullable Instant oldestInOutbox) {
        /** Null when nothing waits to be tried again. */
        public @Nullable Instant oldestWaiting(String system) {
            return waiting.get(system);
        }

        /** Null when no dead letter waits. */
        public @Nullable Instant oldestLetter(String system) {
            return letters.get(system);
        }

        /** Sum over these states. */
        public long pending(String system, PendingState... states) {
            Map<PendingState, Long> byState = pending.getOrDefault(system, Map.of());
            long sum = 0;
            for (PendingState state : states) {
                sum += byState.getOrDefault(state, 0L);
            }
            return sum;
        }

        /** What goes on by itself. */
        public long onTheWay(String system) {
            return pending(system, PendingState.WAITING, PendingState.BEHIND);
        }

        /** What waits for a person of what a system was to get and what it has sent. */
        public long letters(String system) {
            return deadLetters(system) + kept.getOrDefault(system, 0L);
        }

        /** What waits for a person of what a system was to get. */
        public long deadLetters(String system) {
            return pending(system, PendingState.UNCERTAIN, PendingState.DEAD);
        }
    }

    private final Transactions transactions;

    public BacklogStore(Transactions transactions) {
        this.transactions = transactions;
    }

    Counts count() {
        return transactions.run(connection -> {
            Map<String, Map<PendingState, Long>> pending = new HashMap<>();
            Map<String, Instant> waiting = new HashMap<>();
            Map<String, Instant> letters = new HashMap<>();
            Sql.list(
                    connection,
                    "select system, state, count(*) as events, min(occurred_at) as oldest,"
                            + " min(coalesce(failed_at, occurred_at)) as failed from pending group by system, state",
                    row -> {
                        PendingState state = PendingState.of(row.getString("state"));
                        if (state == PendingState.WAITING) {
                            waiting.put(row.getString("system"), Objects.requireNonNull(Sql.instant(row, "oldest")));
                        }
                        if (state == PendingState.UNCERTAIN || state == PendingState.DEAD) {
                            older(letters, row.getString("system"), Sql.instant(row, "failed"));
                        }
                        return pending.computeIfAbsent(row.getString("system"), system -> new HashMap<>())
                                .put(state, row.getLong("events"));
                    });
            Map<String, Long> kept = new HashMap<>();
            Sql.list(
                    connection,
                    "select client, count(*) as messages, min(received_at) as oldest from messages where state = 'kept'"
                            + " group by client",
                    row -> {
                        older(letters, row.getString("client"), Sql.instant(row, "oldest"));
                        return kept.put(row.getString("client"), row.getLong("messages"));
                    });
            long outbox = Sql.first(connection, "select count(*) from outbox", row -> row.getLong(1))
                    .orElse(0L);
            Instant oldest = Sql.first(connection, """
                            select e.occurred_at from outbox o
                            join events e on e.topic = o.topic and e.stream_key = o.stream_key and e.seq = o.seq
                            where o.outbox_id = (select min(outbox_id) from outbox)
                            """, row -> Objects.requireNonNull(Sql.instant(row, "occurred_at")))
                    .orElse(null);
            return new Counts(outbox, pending, waiting, kept, letters, oldest);
        });
    }

    private static void older(Map<String, Instant> letters, String subject, @Nullable Instant time) {
        letters.merge(subject, Objects.requireNonNull(time), (one, other) -> one.isBefore(other) ? one : other);
    }
}
