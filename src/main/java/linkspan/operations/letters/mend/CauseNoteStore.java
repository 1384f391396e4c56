package linkspan.operations.letters.mend;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import linkspan.model.SoundText;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Table {@code letter_causes}. A note outlives its letters: the cause may come again. */
public final class CauseNoteStore {
    public static final int LONGEST_OWNER = 60;
    public static final int LONGEST_NOTE = 2_000;
    private static final String COLUMNS = "select cause_id, owner, note, changed_by, changed_at from letter_causes";
    private final Transactions transactions;
    private final AuditStore audit;
    private final Clock clock;

    public CauseNoteStore(Transactions transactions, AuditStore audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    private record Row(String cause, CauseNote note) {}

    private static final Sql.Row<Row> ROW = row -> new Row(
            row.getString("cause_id"),
            new CauseNote(
                    row.getString("owner"),
                    row.getString("note"),
                    row.getString("changed_by"),
                    Objects.requireNonNull(Sql.instant(row, "changed_at"))));

    /** By cause. */
    public Map<String, CauseNote> all() {
        Map<String, CauseNote> notes = new HashMap<>();
        transactions
                .run(connection -> Sql.list(connection, COLUMNS, ROW))
                .forEach(row -> notes.put(row.cause, row.note));
        return notes;
    }

    public Optional<CauseNote> find(String cause) {
        return transactions.run(connection -> Sql.first(connection, COLUMNS + " where cause_id = ?", ROW, cause)
                .map(Row::note));
    }

    /** Takes the place of what was noted before; the audit log keeps that. */
    public void put(String cause, String owner, String note, String by) {
        String who = SoundText.words(owner, LONGEST_OWNER);
        String what = SoundText.words(note, LONGEST_NOTE);
        transactions.run(connection -> {
            int known = Sql.update(
                    connection,
                    "update letter_causes set owner = ?, note = ?, changed_by = ?, changed_at = ? where cause_id = ?",
                    who,
                    what,
                    by,
                    clock.instant(),
                    cause);
            if (known == 0) {
                Sql.update(
                        connection,
                        "insert into letter_causes (owner, note, changed_by, changed_at, cause_id) values (?, ?, ?, ?, ?)"
                                + " on conflict do nothing",
                        who,
                        what,
                        by,
                        clock.instant(),
                        cause);
            }
            audit.add(connection, by, "cause-note", cause, "owner " + who + ": " + what);
            return true;
        });
    }
}
