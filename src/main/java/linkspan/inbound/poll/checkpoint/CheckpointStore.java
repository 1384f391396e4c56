package linkspan.inbound.poll.checkpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.model.Json;
import linkspan.model.SoundText;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** {@code checkpoints}: moved in the transaction of the page's events, never without them. */
public final class CheckpointStore implements UnitStore {
    private static final int LONGEST_REASON = 500;
    private static final String COLUMNS = "select route, position, version, state, reason, shape, caught_up, row_count,"
            + " bad_count, run_row_count, run_bad_count, moved_at from checkpoints";
    private final Transactions transactions;
    private final Clock clock;

    public CheckpointStore(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Where it stands; at the beginning where it never ran. */
    public Checkpoint of(String route) {
        return transactions.run(connection -> {
            Optional<Checkpoint> found = find(connection, route);
            if (found.isEmpty()) {
                Sql.update(
                        connection,
                        "insert into checkpoints (route, position, version, state, caught_up, row_count, bad_count,"
                                + " run_row_count, run_bad_count, changed_at)"
                                + " values (?, '{}', 0, 'running', true, 0, 0, 0, 0, ?) on conflict do nothing",
                        route,
                        clock.instant());
                found = find(connection, route);
            }
            return found.orElseThrow();
        });
    }

    public List<Checkpoint> all() {
        return transactions.run(connection -> Sql.list(connection, COLUMNS + " order by route", CheckpointStore::read));
    }

    private static Optional<Checkpoint> find(Connection connection, String route) throws SQLException {
        return Sql.first(connection, COLUMNS + " where route = ?", CheckpointStore::read, route);
    }

    private static Checkpoint read(ResultSet row) throws SQLException {
        return new Checkpoint(
                row.getString("route"),
                (ObjectNode) Json.readOwn(row.getString("position")),
                row.getLong("version"),
                Checkpoint.State.of(row.getString("state")),
                row.getString("reason"),
                shape(row.getString("shape")),
                row.getBoolean("caught_up"),
                new Checkpoint.Tally(row.getLong("row_count"), row.getLong("bad_count")),
                new Checkpoint.Tally(row.getLong("run_row_count"), row.getLong("run_bad_count")),
                Sql.instant(row, "moved_at"));
    }

    private static RowShape shape(@Nullable String stored) {
        return stored == null ? RowShape.unknown() : RowShape.read(Json.readOwn(stored));
    }

    /** A person has seen what has changed at the source. */
    public void seen(Checkpoint poll) {
        transactions.run(connection -> Sql.update(
                connection,
                "update checkpoints set shape = ? where route = ?",
                Json.text(poll.shape().seen().json()),
                poll.route()));
    }

    /** False where there is no such poll. A page that is under way is still taken. */
    public boolean put(String route, Checkpoint.State state, @Nullable String reason) {
        return transactions.run(connection -> Sql.update(
                        connection,
                        "update checkpoints set state = ?, reason = ?, changed_at = ?, run_row_count = 0, run_bad_count = 0"
                                + " where route = ?",
                        state.label(),
                        reason == null ? null : SoundText.words(reason, LONGEST_REASON),
                        clock.instant(),
                        route)
                == 1);
    }

    /** Everything is fetched again from there, where the checkpoint is still the one that was shown. A page under way is not taken. */
    public boolean reset(Checkpoint shown, ObjectNode position) {
        return transactions.run(connection -> {
            int moved = Sql.update(
                    connection,
                    "update checkpoints set position = ?, version = version + 1, caught_up = ?, changed_at = ?"
                            + " where route = ? and version = ?",
                    Json.text(position),
                    true,
                    clock.instant(),
                    shown.route(),
                    shown.version());
            if (moved == 1) { // what was taken is not known any more
                Sql.update(connection, "delete from inbox where route = ?", shown.route());
            }
            return moved == 1;
        });
    }

    /** The beginning. */
    public static ObjectNode nowhere() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Moves the checkpoints.
     *
     * @throws SQLException where one has been moved since by somebody else: the page is not taken
     */
    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        for (UnitInCommit unit : pages(units)) {
            PageTaken page = taken(unit);
            int moved = Sql.update(
                    connection,
                    "update checkpoints set position = ?, shape = ?, version = version + 1, caught_up = ?, moved_at = ?"
                            + " where route = ? and version = ?",
                    Json.text(page.position()),
                    Json.text(page.shape().json()),
                    page.caughtUp(),
                    clock.instant(),
                    page.before().route(),
                    page.before().version());
            if (moved == 0) {
                throw new SQLException("the checkpoint of " + page.before().route() + " was moved meanwhile");
            }
        }
    }

    /** Counts what became of the rows, and stops a poll of which too many were bad. */
    @Override
    public void conclude(Connection connection, List<UnitInCommit> units) throws SQLException {
        for (UnitInCommit unit : pages(units)) {
            PageTaken page = taken(unit);
            long bad = units.stream()
                    .filter(row -> isBadRowOf(row, page.before().route()))
                    .count();
            Checkpoint.Tally run = (page.before().caughtUp()
                            ? new Checkpoint.Tally(0, 0)
                            : page.before().run())
                    .and(page.rows(), bad);
            boolean stops = page.maxBad().passed(run);
            Sql.update(
                    connection,
                    "update checkpoints set row_count = row_count + ?, bad_count = bad_count + ?, run_row_count = ?,"
                            + " run_bad_count = ? where route = ?",
                    page.rows(),
                    bad,
                    run.rows(),
                    run.bad(),
                    page.before().route());
            String why = stops ? page.maxBad().why(run) : "";
            if (stops) {
                Sql.update(
                        connection,
                        "update checkpoints set state = 'stopped', reason = ?, changed_at = ? where route = ? and"
                                + " state = 'running'",
                        why,
                        clock.instant(),
                        page.before().route());
            }
            unit.decide(new PageWritten(bad, why));
        }
    }

    private static boolean isBadRowOf(UnitInCommit unit, String route) {
        RowOf row = unit.part(RowOf.class);
        if (row == null || !row.route().equals(route)) {
            return false;
        }
        ReceivedMessage letter = unit.part(ReceivedMessage.class);
        return letter != null && letter.error() != null || unit.disposition() instanceof UnitInCommit.Disposition.Kept;
    }

    private static List<UnitInCommit> pages(List<UnitInCommit> units) {
        return units.stream()
                .filter(unit -> unit.open() && unit.part(PageTaken.class) != null)
                .sorted(Comparator.comparing(unit -> taken(unit).before().route()))
                .toList();
    }

    private static PageTaken taken(UnitInCommit unit) {
        PageTaken page = unit.part(PageTaken.class);
        if (page == null) {
            throw new IllegalStateException("no page");
        }
        return page;
    }
}
