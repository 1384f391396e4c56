package linkspan.operations.meter;

import java.util.HashMap;
import java.util.Map;
import linkspan.delivery.key.PendingState;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Counts what waits. Walks whole tables: sampled, never on hot paths. */
public final class BacklogStore {
    /**
     * What was counted.
     *
     * @param outbox committed, not on Kafka yet
     * @param pending by system, then by state
     */
    public record Counts(long outbox, Map<String, Map<PendingState, Long>> pending) {
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

        /** What waits for a person. */
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
            Sql.list(
                    connection,
                    "select system, state, count(*) from pending group by system, state",
                    row -> pending.computeIfAbsent(row.getString(1), system -> new HashMap<>())
                            .put(PendingState.of(row.getString(2)), row.getLong(3)));
            long outbox = Sql.first(connection, "select count(*) from outbox", row -> row.getLong(1))
                    .orElse(0L);
            return new Counts(outbox, pending);
        });
    }
}
