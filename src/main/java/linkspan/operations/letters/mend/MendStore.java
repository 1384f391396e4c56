package linkspan.operations.letters.mend;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import linkspan.delivery.key.PendingState;
import linkspan.delivery.position.PendingStore;
import linkspan.operations.letters.LetterId;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/**
 * Changes what a dead letter says, under the lock of its key: a copy that is on its way and an edited one never both run. The
 * first original is kept, and comes back when the edit is undone.
 */
public final class MendStore {
    private static final String DEAD = " where event_id = ? and system = ? and state in " + PendingState.DEAD_LETTERS;

    private record Place(String topic, String key) {}

    private final Transactions transactions;
    private final PendingStore pending;
    private final AuditStore audit;
    private final Clock clock;

    public MendStore(Transactions transactions, PendingStore pending, AuditStore audit, Clock clock) {
        this.transactions = transactions;
        this.pending = pending;
        this.audit = audit;
        this.clock = clock;
    }

    /** False when it is no dead letter any more. */
    boolean edit(LetterId id, byte[] payload, String actor) {
        return change(id, connection -> {
            Optional<byte[]> before = payload(connection, id);
            if (before.isPresent()) {
                keep(connection, id, before.get(), actor);
                write(connection, id, payload);
                audit.add(connection, actor, "letter-edit", id.toString(), payload.length + " bytes");
            }
            return before.isPresent();
        });
    }

    /** Keeps an edit until another person approves it; the last one counts. False when it is no dead letter any more. */
    boolean propose(LetterId id, byte[] payload, String actor) {
        return change(id, connection -> {
            Optional<byte[]> before = payload(connection, id);
            if (before.isPresent()) {
                withdraw(connection, id);
                keep(connection, id, before.get(), actor);
                Sql.update(
                        connection,
                        "update letter_edits set proposed = ? where edit_id = (select max(edit_id) from letter_edits"
                                + " where thing = ? and system = ?)",
                        payload,
                        id.thing(),
                        id.system());
                audit.add(connection, actor, "letter-edit-propose", id.toString(), payload.length + " bytes");
            }
            return before.isPresent();
        });
    }

    /** What waits for a second person. */
    Optional<Proposal> proposal(LetterId id) {
        return transactions.run(connection -> proposal(connection, id));
    }

    private static Optional<Proposal> proposal(Connection connection, LetterId id) throws SQLException {
        return Sql.first(
                connection,
                "select edit_id, actor, original, proposed from letter_edits where thing = ? and system = ?"
                        + " and proposed is not null",
                row -> new Proposal(
                        row.getLong("edit_id"),
                        row.getString("actor"),
                        text(row.getBytes("original")),
                        text(row.getBytes("proposed"))),
                id.thing(),
                id.system());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Another person lets that very proposal become the letter; its author cannot, and nobody can when the letter has been
     * decided, or says something else, since.
     */
    boolean approve(LetterId id, long edit, String actor) {
        return change(id, connection -> {
            Optional<Proposal> found = proposal(connection, id);
            Optional<byte[]> now = payload(connection, id);
            if (found.isEmpty()
                    || found.get().edit() != edit
                    || found.get().by().equals(actor)
                    || now.isEmpty()
                    || !text(now.get()).equals(found.get().before())) {
                return false;
            }
            write(connection, id, found.get().proposed().getBytes(StandardCharsets.UTF_8));
            Sql.update(
                    connection,
                    "update letter_edits set proposed = null, approved_by = ? where edit_id = ?",
                    actor,
                    edit);
            audit.add(
                    connection,
                    actor,
                    "letter-edit-approve",
                    id.toString(),
                    "of " + found.get().by());
            return true;
        });
    }

    /** Nobody approves it any more. False when none stands. */
    boolean withdraw(LetterId id, String actor) {
        return change(id, connection -> {
            boolean gone = withdraw(connection, id) > 0;
            if (gone) {
                audit.add(connection, actor, "letter-edit-withdraw", id.toString(), "");
            }
            return gone;
        });
    }

    private static int withdraw(Connection connection, LetterId id) throws SQLException {
        return Sql.update(
                connection,
                "delete from letter_edits where thing = ? and system = ? and proposed is not null",
                id.thing(),
                id.system());
    }

    /** False when it is no dead letter any more, or was never edited. */
    boolean undo(LetterId id, String actor) {
        return change(id, connection -> {
            Optional<byte[]> original = original(connection, id);
            if (original.isEmpty() || payload(connection, id).isEmpty()) {
                return false;
            }
            write(connection, id, original.get());
            Sql.update(connection, "delete from letter_edits where thing = ? and system = ?", id.thing(), id.system());
            audit.add(connection, actor, "letter-edit-undo", id.toString(), "as it came");
            return true;
        });
    }

    /** As it came, if it was edited. */
    Optional<byte[]> original(LetterId id) {
        return transactions.run(connection -> original(connection, id));
    }

    private interface Change {
        boolean in(Connection connection) throws SQLException;
    }

    private boolean change(LetterId id, Change change) {
        Optional<Place> place = transactions.run(connection -> Sql.first(
                connection,
                "select topic, stream_key from pending" + DEAD,
                row -> new Place(row.getString(1), row.getString(2)),
                id.thing(),
                id.system()));
        return place.isPresent()
                ? pending.underLock(id.system(), place.get().topic, place.get().key, key -> change.in(key.connection()))
                : transactions.run(connection -> {
                    Sql.list(
                            connection, "select 1 from messages where message_id = ? for update", row -> 1, id.thing());
                    return change.in(connection);
                });
    }

    private static Optional<byte[]> original(Connection connection, LetterId id) throws SQLException {
        return Sql.first(
                connection,
                "select original from letter_edits where thing = ? and system = ? and proposed is null order by edit_id",
                row -> row.getBytes(1),
                id.thing(),
                id.system());
    }

    private static Optional<byte[]> payload(Connection connection, LetterId id) throws SQLException {
        Optional<byte[]> delivery = Sql.first(
                connection, "select data from pending" + DEAD, row -> row.getBytes(1), id.thing(), id.system());
        return delivery.isPresent()
                ? delivery
                : Sql.first(
                        connection,
                        "select body from messages where message_id = ? and client = ? and state = 'kept'",
                        row -> row.getBytes(1),
                        id.thing(),
                        id.system());
    }

    private void keep(Connection connection, LetterId id, byte[] before, String actor) throws SQLException {
        String key = Sql.first(
                        connection,
                        "select stream_key from pending" + DEAD,
                        row -> row.getString(1),
                        id.thing(),
                        id.system())
                .orElse("");
        Sql.update(
                connection,
                "insert into letter_edits (system, thing, stream_key, actor, edited_at, original)"
                        + " values (?, ?, ?, ?, ?, ?)",
                id.system(),
                id.thing(),
                key,
                actor,
                clock.instant(),
                before);
    }

    private static void write(Connection connection, LetterId id, byte[] payload) throws SQLException {
        Sql.update(connection, "update pending set data = ?" + DEAD, payload, id.thing(), id.system());
        Sql.update(
                connection,
                "update messages set body = ? where message_id = ? and client = ? and state = 'kept'",
                payload,
                id.thing(),
                id.system());
    }
}
