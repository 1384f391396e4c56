package linkspan.operations.timeline;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import linkspan.delivery.key.PendingState;
import linkspan.model.Topic;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Reads what the tables know about the events of one key. */
public final class TimelineStore {
    /** What was read. */
    record Rows(List<Accepted> events, List<Waiting> waiting, List<Ended> ended, Set<Long> unpublished) {
        /** Every system that the rows name. */
        Set<String> systems() {
            Set<String> systems = new HashSet<>();
            waiting.forEach(row -> systems.add(row.system));
            ended.forEach(row -> systems.add(row.system));
            return systems;
        }
    }

    record Accepted(long sequence, String type, String id, String source, Instant at) {}

    record Waiting(
            String system,
            long sequence,
            PendingState state,
            int attempts,
            @Nullable String code,
            @Nullable String error,
            @Nullable Instant failedAt) {}

    record Ended(
            String system,
            long sequence,
            String outcome,
            int attempts,
            @Nullable String code,
            @Nullable String detail,
            Instant at) {}

    /** How far a system is with the key. */
    record Position(long doneSeq, @Nullable Instant nextAttemptAt) {}

    private final Transactions transactions;

    public TimelineStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What waits is read before what has ended: an event that gets through in between shows as ended. */
    Rows rows(Topic topic, String key) {
        return transactions.run(connection -> new Rows(
                events(connection, topic, key),
                waiting(connection, topic, key),
                ended(connection, topic, key),
                unpublished(connection, topic, key)));
    }

    /** By system; those that have nothing of the key yet are missing. */
    Map<String, Position> positions(Topic topic, String key, Set<String> systems) {
        return transactions.run(connection -> {
            Map<String, Position> found = new HashMap<>();
            for (String system : systems) {
                Optional<Position> position = Sql.first(
                        connection,
                        "select done_seq, next_attempt_at from key_positions"
                                + " where system = ? and topic = ? and stream_key = ?",
                        row -> new Position(row.getLong("done_seq"), Sql.instant(row, "next_attempt_at")),
                        system,
                        topic.wire(),
                        key);
                position.ifPresent(it -> found.put(system, it));
            }
            return found;
        });
    }

    /** Those of the keys of which there are events. */
    List<String> known(Topic topic, List<String> keys) {
        return transactions.run(connection -> {
            List<String> known = new ArrayList<>();
            for (String key : keys) {
                known.addAll(Sql.list(
                        connection,
                        "select stream_key from streams where topic = ? and stream_key = ?",
                        row -> row.getString(1),
                        topic.wire(),
                        key));
            }
            return known;
        });
    }

    private static List<Accepted> events(Connection connection, Topic topic, String key) throws SQLException {
        return Sql.list(
                connection,
                "select seq, event_type, event_id, source, occurred_at from events"
                        + " where topic = ? and stream_key = ? order by seq",
                row -> new Accepted(
                        row.getLong("seq"),
                        row.getString("event_type"),
                        row.getString("event_id"),
                        row.getString("source"),
                        Objects.requireNonNull(Sql.instant(row, "occurred_at"))),
                topic.wire(),
                key);
    }

    private static List<Waiting> waiting(Connection connection, Topic topic, String key) throws SQLException {
        return Sql.list(
                connection,
                "select p.system, p.seq, p.state, p.attempts, p.code, p.error, p.failed_at from events e"
                        + " join pending p on p.event_id = e.event_id where e.topic = ? and e.stream_key = ?"
                        + " order by p.system, p.seq",
                row -> new Waiting(
                        row.getString("system"),
                        row.getLong("seq"),
                        PendingState.of(row.getString("state")),
                        row.getInt("attempts"),
                        row.getString("code"),
                        row.getString("error"),
                        Sql.instant(row, "failed_at")),
                topic.wire(),
                key);
    }

    private static List<Ended> ended(Connection connection, Topic topic, String key) throws SQLException {
        return Sql.list(
                connection,
                "select system, seq, outcome, attempts, code, detail, ended_at from deliveries where topic = ?"
                        + " and stream_key = ? and outcome in ('delivered', 'discarded') order by delivery_id",
                row -> new Ended(
                        row.getString("system"),
                        row.getLong("seq"),
                        row.getString("outcome"),
                        row.getInt("attempts"),
                        row.getString("code"),
                        row.getString("detail"),
                        Objects.requireNonNull(Sql.instant(row, "ended_at"))),
                topic.wire(),
                key);
    }

    private static Set<Long> unpublished(Connection connection, Topic topic, String key) throws SQLException {
        return new HashSet<>(Sql.list(
                connection,
                "select seq from outbox where topic = ? and stream_key = ?",
                row -> row.getLong(1),
                topic.wire(),
                key));
    }
}
