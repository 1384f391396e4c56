package linkspan.delivery.position;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import linkspan.commit.outbox.OutboxStore;
import linkspan.delivery.key.Claim;
import linkspan.delivery.key.KeyRows;
import linkspan.delivery.key.PendingState;
import linkspan.delivery.key.PositionKey;
import linkspan.model.Event;
import linkspan.model.failure.FailureCode;
import linkspan.platform.database.Database;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Parked keys: who may try next, and what. Each method is one short transaction that begins with the row's lock. */
public final class PendingStore {
    private static final Duration STRANDED_AFTER = Duration.ofMinutes(2);
    private final Transactions transactions;
    private final PositionRows positions;

    private final String instance;

    /** {@code instance}: the name of this hub, stable over restarts, on whose behalf keys are claimed. */
    public PendingStore(Transactions transactions, Database.Kind kind, String instance) {
        this.positions = new PositionRows(kind);
        this.transactions = transactions;
        this.instance = instance;
    }

    /** The position of a key, for a lane that sees it for the first time; 0 when there is none. */
    public KnownPosition position(PositionKey key) {
        return transactions.run(connection -> KeyRows.first(
                        connection,
                        "select done_seq, parked from key_positions",
                        "",
                        row -> new KnownPosition(row.getLong(1), row.getBoolean(2)),
                        key)
                .orElseGet(() -> new KnownPosition(0, false)));
    }

    /** The positions of many keys of a topic at once; keys that have none are missing. */
    public Map<String, KnownPosition> positions(String system, String topic, Set<String> keys) {
        return transactions.run(connection -> {
            Map<String, KnownPosition> known = new HashMap<>();
            Sql.list(
                    connection,
                    "select stream_key, done_seq, parked from key_positions"
                            + " where system = ? and topic = ? and stream_key = any(?)",
                    row -> known.put(row.getString(1), new KnownPosition(row.getLong(2), row.getBoolean(3))),
                    system,
                    topic,
                    connection.createArrayOf("varchar", keys.toArray()));
            return known;
        });
    }

    /** Takes keys that are due; what another instance holds is passed over. */
    public List<Claim> claimDue(String system, int most, Duration claimFor) {
        return transactions.run(connection -> {
            Instant now = positions.now(connection);
            List<Claim> due = Sql.list(
                    connection,
                    "select topic, stream_key, claim from key_positions where parked = true and next_attempt_at <= ?"
                            + " and system = ? and (claim_until is null or claim_until < ?)"
                            + " order by next_attempt_at limit ? for update skip locked",
                    row -> new Claim(new PositionKey(system, row.getString(1), row.getString(2)), row.getLong(3) + 1),
                    now,
                    system,
                    now,
                    most);
            for (Claim claim : due) {
                hold(connection, claim, now.plus(claimFor));
            }
            return due;
        });
    }

    /** True when anything of any system is due: one cheap look for an idle hub. */
    public boolean anyDue() {
        return transactions.run(connection -> Sql.first(
                        connection,
                        "select 1 from key_positions where parked = true and next_attempt_at <= current_timestamp"
                                + " limit 1",
                        row -> true)
                .isPresent());
    }

    /** Frees what this hub had claimed before it was killed. */
    public void releaseClaims() {
        transactions.run(connection -> PositionRows.release(connection, instance));
    }

    /** Frees what hubs had claimed that are gone by now; to be called every second or so. */
    public void releaseClaimsOfGone() {
        transactions.run(connection -> {
            positions.releaseOfGone(connection, instance);
            return true;
        });
    }

    private void hold(Connection connection, Claim claim, Instant until) throws SQLException {
        KeyRows.change(
                connection,
                "update key_positions set claim = ?, claim_until = ?, claimed_by = ?",
                claim.key(),
                claim.number(),
                until,
                instance);
    }

    /** What to deliver next under a claim, which is extended; nothing when it was lost, or a person has to decide. */
    public Optional<Claim.Head> head(Claim claim, Duration claimFor) {
        return transactions.run(connection -> {
            PositionKey key = claim.key();
            PositionRow row = locked(connection, key);
            if (row.claim != claim.number() || !row.parked) {
                return Optional.<Claim.Head>empty();
            }
            Optional<Head> head = KeyRows.first(
                    connection,
                    "select event_id, event_type, stream_key, seq, occurred_at, source, traceparent, data, state,"
                            + " attempts from pending",
                    " and (seq > ? or state in " + PendingState.ON_THE_WAY + ") order by seq limit 1",
                    each -> new Head(
                            OutboxStore.event(each, key.topic()),
                            PendingState.of(each.getString("state")),
                            each.getInt("attempts")),
                    key,
                    row.doneSeq);
            if (head.isEmpty() || head.get().state().isDeadLetter()) {
                positions.unpark(connection, mayUnpark(key, row));
                return Optional.<Claim.Head>empty();
            }
            hold(connection, claim, positions.now(connection).plus(claimFor));
            return head.map(it -> new Claim.Head(it.event, it.attempts));
        });
    }

    private record Head(Event event, PendingState state, int attempts) {}

    private static Map<PositionKey, PositionRow> mayUnpark(PositionKey key, PositionRow row) {
        row.goOn();
        return new TreeMap<>(Map.of(key, row));
    }

    private PositionRow locked(Connection connection, PositionKey key) throws SQLException {
        SortedMap<PositionKey, PositionRow> rows = new TreeMap<>(Map.of(key, new PositionRow()));
        positions.lock(connection, rows);
        return rows.values().iterator().next();
    }

    /** Runs what a person decides about a key: under its row's lock, all of it or nothing. */
    public <T> T underLock(String system, String topic, String key, Decision<T> decision) {
        PositionKey position = new PositionKey(system, topic, key);
        return transactions.run(connection -> {
            PositionRow row = locked(connection, position);
            T result = decision.make(new LockedKeyRows(connection, positions, position, row));
            Map<PositionKey, PositionRow> changed = new TreeMap<>(Map.of(position, row));
            positions.save(connection, changed);
            positions.unpark(connection, changed);
            return result;
        });
    }

    /** Sets an event aside that no lane will bring: what the caller's transaction does with it is all or nothing. */
    public void setAside(Connection connection, PositionKey key, long seq, FailureCode code, String why)
            throws SQLException {
        PositionRow row = locked(connection, key);
        new LockedKeyRows(connection, positions, key, row).setAside(seq, code.label(), why);
        positions.save(connection, new TreeMap<>(Map.of(key, row)));
    }

    /** The same in a transaction of its own. */
    public void setAside(PositionKey key, long seq, FailureCode code, String why) {
        transactions.run(connection -> {
            setAside(connection, key, seq, code, why);
            return true;
        });
    }

    /**
     * Gives up what is first of keys that should have been tried two minutes ago, where no route delivers it: its system or its
     * route is gone. Whoever has the route, in another hub, had the time to take it. Returns of how many keys.
     *
     * @param routed {@code system/EVENT_TYPE} of all routes
     */
    public int giveUpStranded(Set<String> routed) {
        List<PositionKey> keys = transactions.run(connection -> Sql.list(
                connection,
                "select k.system, k.topic, k.stream_key from key_positions k join pending p on "
                        + KeyRows.PENDING_OF_POSITION + " where k.parked = true"
                        + " and k.next_attempt_at < ? and (k.claim_until is null or k.claim_until < current_timestamp)"
                        + " and p.state in " + PendingState.ON_THE_WAY
                        + " and not (k.system || '/' || p.event_type = any(?)) limit 500",
                row -> new PositionKey(row.getString(1), row.getString(2), row.getString(3)),
                positions.now(connection).minus(STRANDED_AFTER),
                connection.createArrayOf("varchar", routed.toArray())));
        for (PositionKey key : keys) {
            underLock(key.system(), key.topic(), key.key(), locked -> {
                locked.giveUpFirst(
                        type -> routed.contains(key.system() + "/" + type),
                        FailureCode.NO_ROUTE,
                        "no route delivers it to " + key.system() + ": put it back and replay, or discard");
                return true;
            });
        }
        return keys.size();
    }

    /**
     * Lets everything of a system that waits for it to come back be tried now: its breaker has closed. What it asked us to
     * keep for longer (Retry-After) waits on.
     */
    public void systemIsBack(String system) {
        transactions.run(connection -> {
            List<PositionKey> keys = new ArrayList<>(Sql.list(
                    connection,
                    "select k.topic, k.stream_key from key_positions k where k.system = ? and k.parked = true and"
                            + " exists (select 1 from pending p where " + KeyRows.PENDING_OF_POSITION
                            + " and p.state = ? and p.code = any(?))",
                    row -> new PositionKey(system, row.getString(1), row.getString(2)),
                    system,
                    PendingState.WAITING.text(),
                    connection.createArrayOf("varchar", outage())));
            keys.sort(null);
            for (PositionKey key : keys) {
                locked(connection, key);
                positions.dueNow(connection, key);
            }
            return keys.size();
        });
    }

    private static Object[] outage() {
        return Arrays.stream(FailureCode.values())
                .filter(FailureCode::isOutage)
                .map(FailureCode::label)
                .toArray();
    }

    /** What is done with a locked key. */
    @FunctionalInterface
    public interface Decision<T> {
        T make(LockedKeyRows key) throws SQLException;
    }

    /** What is known of a key without its lock: may be old, never ahead of the row. */
    public record KnownPosition(long doneSeq, boolean parked) {}
}
