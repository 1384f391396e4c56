package linkspan.delivery.note;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import linkspan.delivery.key.KeyRows;
import linkspan.delivery.key.PositionKey;
import linkspan.platform.database.Sql;

/** The statements on {@code call_notes}, always under the lock of the key's position: a group costs one batch. */
public final class CallNoteRows {
    private CallNoteRows() {}

    /** One run's note, by its key. */
    public record Own(PositionKey key, String run) {}

    /** Writes these notes, and says for each what the one that was there means; in that case it is not written. */
    public static List<CallNote.Verdict> begin(Connection connection, List<CallNote> notes, Instant now)
            throws SQLException {
        int[] written = insert(connection, notes, now);
        List<CallNote.Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            verdicts.add(written[i] == 1 ? new CallNote.Verdict.Go(1) : judged(connection, notes.get(i), now));
        }
        return verdicts;
    }

    private static int[] insert(Connection connection, List<CallNote> notes, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into call_notes (system, topic, stream_key, seq, hub, run, called, starts, begun_at, until_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 1, ?, ?) on conflict do nothing")) {
            for (CallNote note : notes) {
                PositionKey key = note.key();
                Sql.bind(
                        insert,
                        key.system(),
                        key.topic(),
                        key.key(),
                        note.event().sequence(),
                        note.hub().instance(),
                        note.run(),
                        note.called(),
                        now,
                        now.plus(note.policy().claimFor()));
                insert.addBatch();
            }
            return insert.executeBatch();
        }
    }

    private static CallNote.Verdict judged(Connection connection, CallNote note, Instant now) throws SQLException {
        CallNote.Found found = KeyRows.first(
                        connection,
                        "select seq, hub, run, called, starts, begun_at, until_at from call_notes",
                        "",
                        row -> new CallNote.Found(
                                row.getLong("seq"),
                                row.getString("hub"),
                                row.getString("run"),
                                row.getBoolean("called"),
                                row.getInt("starts"),
                                Objects.requireNonNull(Sql.instant(row, "begun_at")),
                                Objects.requireNonNull(Sql.instant(row, "until_at"))),
                        note.key())
                .orElseThrow(); // it was in the way, and its key is locked
        CallNote.Verdict verdict = found.verdict(note, now);
        if (verdict instanceof CallNote.Verdict.Go go) {
            replace(connection, note, go.starts(), now);
        } else if (!(verdict instanceof CallNote.Verdict.UnderWay)) {
            delete(connection, List.of(new Own(note.key(), found.run())));
        }
        return verdict;
    }

    private static void replace(Connection connection, CallNote note, int starts, Instant now) throws SQLException {
        KeyRows.change(
                connection,
                "update call_notes set seq = ?, hub = ?, run = ?, called = ?, starts = ?, begun_at = ?, until_at = ?",
                note.key(),
                note.event().sequence(),
                note.hub().instance(),
                note.run(),
                note.called(),
                starts,
                now,
                now.plus(note.policy().claimFor()));
    }

    /** The outcome is known, or nothing was begun. Others' notes stay. */
    public static void delete(Connection connection, Collection<Own> notes) throws SQLException {
        if (notes.isEmpty()) {
            return;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("delete from call_notes" + KeyRows.KEY + " and run = ?")) {
            for (Own note : notes) {
                Sql.bind(delete, note.key.system(), note.key.topic(), note.key.key(), note.run);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
