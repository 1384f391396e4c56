package linkspan.delivery.position;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.key.Behind;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.delivery.key.Parking;
import linkspan.delivery.key.PendingState;
import linkspan.delivery.key.PositionKey;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.note.CallNote;
import linkspan.delivery.note.CallNoteRows;
import linkspan.model.Event;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.database.Database;
import linkspan.platform.resilience.DeliveryResult;
import org.jspecify.annotations.Nullable;

/**
 * One row decides: every result and every question about a key is settled under the lock of its row in
 * {@code key_positions}, read in the statement after the lock.
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
        List<CallNoteRows.Own> over = new ArrayList<>();
        List<Entry> beginning = new ArrayList<>();
        List<Entry> arrived = new ArrayList<>();
        for (Entry entry : entries) {
            PositionRow row = Objects.requireNonNull(locked.get(entry.key));
            DeliveryEnd end = entry.unit.part(DeliveryEnd.class);
            CallNote note = entry.unit.part(CallNote.class);
            Behind question = entry.unit.part(Behind.class);
            if (end != null) {
                DeliveryEnd.Fate fate = settle(connection, entry, row, end, ended, arrived);
                if (end.run() != null && !(fate == DeliveryEnd.Fate.CLAIM_LOST && end.mayHaveTakenEffect())) {
                    over.add(new CallNoteRows.Own(entry.key, end.run()));
                }
            } else if (note != null) {
                if (mayBegin(connection, entry, row, note)) {
                    beginning.add(entry);
                }
            } else if (question != null) {
                entry.unit.decide(turn(connection, entry.key, row, question));
            } else {
                CallNote.Withdrawn withdrawn = Objects.requireNonNull(entry.unit.part(CallNote.Withdrawn.class));
                over.add(new CallNoteRows.Own(entry.key, withdrawn.note().run()));
            }
        }
        CallNoteRows.delete(connection, over);
        begin(connection, beginning, locked, ended);
        rows.save(connection, locked);
        history.insert(connection, ended);
        for (Entry entry : arrived) { // after its history: a row that goes without one was taken by hand
            DeliveryEnd end = Objects.requireNonNull(entry.unit.part(DeliveryEnd.class));
            pending.delete(connection, entry.key, end.event().sequence());
        }
        rows.unpark(connection, locked);
        CrashPoint.at("C6");
    }

    private static @Nullable PositionKey keyOf(UnitInCommit unit) {
        DeliveryEnd end = unit.part(DeliveryEnd.class);
        if (end != null) {
            return PositionKey.of(end.policy().system(), end.event());
        }
        CallNote note = unit.part(CallNote.class);
        if (note != null) {
            return note.key();
        }
        CallNote.Withdrawn withdrawn = unit.part(CallNote.Withdrawn.class);
        if (withdrawn != null) {
            return withdrawn.note().key();
        }
        Behind behind = unit.part(Behind.class);
        return behind == null ? null : PositionKey.of(behind.system(), behind.event());
    }

    /** False: it is decided already that nothing is begun. */
    private boolean mayBegin(Connection connection, Entry entry, PositionRow row, CallNote note) throws SQLException {
        DeliveryEnd.Fate fate =
                fate(connection, entry.key, row, note.claim(), note.event().sequence());
        if (fate == DeliveryEnd.Fate.RECORDED
                && note.claim() != 0
                && !pending.isTriedAgain(connection, entry.key, note.event().sequence())) {
            fate = DeliveryEnd.Fate.SUPERSEDED; // another outcome came since the claim: it waits for a person
        }
        if (fate == DeliveryEnd.Fate.RECORDED
                && note.claim() == 0
                && turn(connection, entry.key, row, note.behind()).turn() == Behind.Turn.WAITS) {
            fate = DeliveryEnd.Fate.WAITS;
        }
        if (fate != DeliveryEnd.Fate.RECORDED) {
            entry.unit.decide(new CallNote.Decision.No(new DeliveryEnd.Settled(fate, row.parked, false)));
        }
        return fate == DeliveryEnd.Fate.RECORDED;
    }

    private void begin(
            Connection connection,
            List<Entry> beginning,
            SortedMap<PositionKey, PositionRow> locked,
            List<DeliveryEnd> ended)
            throws SQLException {
        if (beginning.isEmpty()) {
            return;
        }
        Instant now = rows.now(connection);
        List<CallNote> notes = beginning.stream()
                .map(entry -> Objects.requireNonNull(entry.unit.part(CallNote.class)))
                .toList();
        List<CallNote.Verdict> verdicts = CallNoteRows.begin(connection, notes, now);
        for (int i = 0; i < notes.size(); i++) {
            Entry entry = beginning.get(i);
            CallNote note = notes.get(i);
            PositionRow row = Objects.requireNonNull(locked.get(entry.key));
            CallNote.Verdict verdict = verdicts.get(i);
            if (verdict instanceof CallNote.Verdict.Go) {
                entry.unit.decide(new CallNote.Decision.Go());
                continue;
            }
            if (verdict instanceof CallNote.Verdict.UnderWay underWay) {
                pending.wait(connection, entry.key, note.event());
                row.park(underWay.until());
            } else {
                DeliveryEnd end = note.endedBy(verdict, now);
                ended.add(end);
                failed(connection, entry.key, row, end);
            }
            entry.unit.decide(
                    new CallNote.Decision.No(new DeliveryEnd.Settled(DeliveryEnd.Fate.WAITS, row.parked, false)));
        }
    }

    /** Where the claim is lost, the note of a call that may have taken effect stays: whoever has the key now must not repeat it. */
    private DeliveryEnd.Fate settle(
            Connection connection,
            Entry entry,
            PositionRow row,
            DeliveryEnd end,
            List<DeliveryEnd> ended,
            List<Entry> arrived)
            throws SQLException {
        DeliveryEnd.Fate fate =
                fate(connection, entry.key, row, end.claim(), end.event().sequence());
        if (fate == DeliveryEnd.Fate.RECORDED) {
            ended.add(end);
            if (end.result() instanceof DeliveryResult.Delivered) {
                delivered(entry, row, end, arrived);
            } else {
                failed(connection, entry.key, row, end);
            }
        } else {
            entry.unit.drop();
        }
        entry.unit.decide(new DeliveryEnd.Settled(fate, row.parked, end.result() instanceof DeliveryResult.Delivered));
        return fate;
    }

    private DeliveryEnd.Fate fate(Connection connection, PositionKey key, PositionRow row, long claim, long seq)
            throws SQLException {
        if (claim != 0 && claim != row.claim) {
            return DeliveryEnd.Fate.CLAIM_LOST;
        }
        boolean open = row.doneSeq < seq || claim != 0 && pending.isTriedAgain(connection, key, seq);
        return open ? DeliveryEnd.Fate.RECORDED : DeliveryEnd.Fate.SUPERSEDED;
    }

    private static void delivered(Entry entry, PositionRow row, DeliveryEnd end, List<Entry> arrived) {
        row.done(end.event().sequence());
        if (row.parked) {
            arrived.add(entry);
            row.goOn();
        }
    }

    private void failed(Connection connection, PositionKey key, PositionRow row, DeliveryEnd end) throws SQLException {
        Instant now = rows.now(connection);
        Parking parking = Parking.of(end, now, random);
        CrashPoint.at(parking.state() == PendingState.WAITING ? "D1" : "D2");
        pending.fail(connection, key, end.event(), parking, now);
        CrashPoint.at("D3");
        if (parking.state() == PendingState.DEAD && !end.policy().parks()) {
            row.done(end.event().sequence());
            if (row.parked) {
                row.goOn();
            }
            return;
        }
        row.park(parking.nextAttemptAt());
        CrashPoint.at("D4");
    }

    private Behind.Decision turn(Connection connection, PositionKey key, PositionRow row, Behind behind)
            throws SQLException {
        Event event = behind.event();
        if (row.doneSeq >= event.sequence()) {
            return new Behind.Decision(Behind.Turn.DONE, row.doneSeq);
        }
        MissedStore.Wanted wanted = new MissedStore.Wanted(
                key.system(), key.topic(), behind.routed(), behind.startsAt(), new OwnChannel(""));
        if (row.parked) {
            Optional<Long> before = pending.lastBefore(connection, key, event.sequence());
            long after = Math.max(row.doneSeq, before.orElse(0L));
            pending.fillBetween(connection, key, wanted, after, event.sequence());
            pending.wait(connection, key, event);
            if (before.isEmpty()) {
                row.goOn(); // what waits there was set aside before its turn: this one, or what was filled in,
                // comes first
            }
            return new Behind.Decision(Behind.Turn.WAITS, row.doneSeq);
        }
        if (pending.fillBetween(connection, key, wanted, row.doneSeq, event.sequence()) == 0) {
            return new Behind.Decision(Behind.Turn.CALL, row.doneSeq);
        }
        // the topic has lost them, or they came while the system had no route for them: the table has them
        pending.wait(connection, key, event);
        row.park(rows.now(connection));
        return new Behind.Decision(Behind.Turn.WAITS, row.doneSeq);
    }
}
