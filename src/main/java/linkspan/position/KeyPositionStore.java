package linkspan.position;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.crash.Broken;
import linkspan.crash.CrashPoint;
import linkspan.database.Database;
import linkspan.event.Event;
import linkspan.outcome.DeliveryResult;
import linkspan.position.missed.MissedStore;
import org.jspecify.annotations.Nullable;

/**
 * One row decides: every result and every question about a key is settled under the lock of its row in
 * {@code key_positions}, read in the statement after the lock (design §7).
 */
public final class KeyPositionStore implements UnitStore {
    private record Entry(PositionKey key, UnitInCommit unit) {}

    private final PositionRows rows;
    private final PendingRows pending = new PendingRows();
    private final HistoryStore history;
    private final DoubleSupplier random;

    /** @param random within 0 and 1, spreads retries */
    public KeyPositionStore(Database.Kind kind, DoubleSupplier random) {
        this.rows = new PositionRows(kind);
        this.history = new HistoryStore();
        this.random = random;
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        SortedMap<PositionKey, PositionRow> locked = new TreeMap<>();
        for (UnitInCommit unit : units) {
            PositionKey key = keyOf(unit);
            if (unit.open() && key != null) {
                entries.add(new Entry(key, unit));
                locked.put(key, new PositionRow());
            }
        }
        if (entries.isEmpty()) {
            return;
        }
        rows.lock(connection, locked);
        List<DeliveryEnd> ended = new ArrayList<>();
        for (Entry entry : entries) {
            PositionRow row = Objects.requireNonNull(locked.get(entry.key));
            DeliveryEnd end = entry.unit.part(DeliveryEnd.class);
            if (end == null) {
                Behind behind = Objects.requireNonNull(entry.unit.part(Behind.class));
                entry.unit.decide(turn(connection, entry.key, row, behind));
            } else {
                settle(connection, entry, row, end, ended);
            }
        }
        rows.save(connection, locked);
        history.insert(connection, ended);
        rows.unpark(connection, locked);
        CrashPoint.at("C6");
    }

    private static @Nullable PositionKey keyOf(UnitInCommit unit) {
        DeliveryEnd end = unit.part(DeliveryEnd.class);
        if (end != null) {
            return PositionKey.of(end.policy().system(), end.event());
        }
        Behind behind = unit.part(Behind.class);
        return behind == null ? null : PositionKey.of(behind.system(), behind.event());
    }

    private void settle(Connection connection, Entry entry, PositionRow row, DeliveryEnd end, List<DeliveryEnd> ended)
            throws SQLException {
        DeliveryEnd.Fate fate = fate(connection, entry.key, row, end);
        if (fate == DeliveryEnd.Fate.RECORDED) {
            ended.add(end);
            if (end.result() instanceof DeliveryResult.Delivered) {
                delivered(connection, entry.key, row, end);
            } else {
                failed(connection, entry.key, row, end);
            }
        } else {
            entry.unit.drop();
        }
        entry.unit.decide(new DeliveryEnd.Settled(fate, row.parked, end.result() instanceof DeliveryResult.Delivered));
    }

    private DeliveryEnd.Fate fate(Connection connection, PositionKey key, PositionRow row, DeliveryEnd end)
            throws SQLException {
        if (end.claim() != 0 && end.claim() != row.claim) {
            return DeliveryEnd.Fate.CLAIM_LOST;
        }
        long seq = end.event().sequence();
        boolean open = row.doneSeq < seq || end.claim() != 0 && pending.isTriedAgain(connection, key, seq);
        return open ? DeliveryEnd.Fate.RECORDED : DeliveryEnd.Fate.SUPERSEDED;
    }

    private void delivered(Connection connection, PositionKey key, PositionRow row, DeliveryEnd end)
            throws SQLException {
        row.done(end.event().sequence());
        if (row.parked) {
            pending.delete(connection, key, end.event().sequence());
            row.goOn();
        }
    }

    private void failed(Connection connection, PositionKey key, PositionRow row, DeliveryEnd end) throws SQLException {
        Instant now = rows.now(connection);
        Failure failure = Failure.of(end, now, random);
        CrashPoint.at(failure.state().equals("waiting") ? "D1" : "D2");
        pending.fail(connection, key, end.event(), failure, now);
        CrashPoint.at("D3");
        if (failure.state().equals("dead") && !end.policy().parks()) {
            row.done(end.event().sequence());
            if (row.parked) {
                row.goOn();
            }
            return;
        }
        row.park(failure.nextAttemptAt());
        CrashPoint.at("D4");
    }

    private Behind.Decision turn(Connection connection, PositionKey key, PositionRow row, Behind behind)
            throws SQLException {
        Event event = behind.event();
        if (row.doneSeq >= event.sequence()) {
            return new Behind.Decision(Behind.Turn.DONE, row.doneSeq);
        }
        if (Broken.ORDER.isSet()) {
            return new Behind.Decision(Behind.Turn.CALL, row.doneSeq);
        }
        if (row.parked) {
            pending.wait(connection, key, event);
            if (pending.isFirst(connection, key, event.sequence())) {
                row.goOn(); // what waits there was set aside before its turn: this one comes first
            }
            return new Behind.Decision(Behind.Turn.WAITS, row.doneSeq);
        }
        MissedStore.Wanted wanted =
                new MissedStore.Wanted(key.system(), key.topic(), behind.routed(), behind.startsAt());
        if (pending.fillBetween(connection, key, wanted, row.doneSeq, event.sequence()) == 0) {
            return new Behind.Decision(Behind.Turn.CALL, row.doneSeq);
        }
        // the topic has lost them: the table has not
        pending.wait(connection, key, event);
        row.park(rows.now(connection));
        return new Behind.Decision(Behind.Turn.WAITS, row.doneSeq);
    }

    /** How a failed attempt goes on. */
    record Failure(
            String state,
            int attempts,
            String code,
            String detail,
            @Nullable Instant nextAttemptAt) {

        static Failure of(DeliveryEnd end, Instant now, DoubleSupplier random) {
            int attempts = end.attempts() + 1;
            String code = Objects.requireNonNull(end.result().code()).label();
            String detail = Objects.requireNonNull(end.result().detail());
            if (end.result() instanceof DeliveryResult.Uncertain) {
                return new Failure("uncertain", attempts, code, detail, null);
            }
            Duration pause = end.result() instanceof DeliveryResult.Unavailable
                    ? end.policy().retry().pauseAfter(attempts, random).orElse(null)
                    : null;
            if (pause == null) {
                return new Failure("dead", attempts, code, detail, null);
            }
            Duration after = ((DeliveryResult.Unavailable) end.result()).after();
            Duration longer = after != null && after.compareTo(pause) > 0 ? after : pause;
            return new Failure("waiting", attempts, code, detail, now.plus(longer));
        }
    }
}
