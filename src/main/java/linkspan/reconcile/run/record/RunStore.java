package linkspan.reconcile.run.record;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import linkspan.model.SoundText;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import linkspan.reconcile.run.plan.Counts;
import linkspan.reconcile.run.plan.Run;
import org.jspecify.annotations.Nullable;

/** Tables {@code reconcile_turns} and {@code reconciliations}. A turn is a lease by the database's clock: who lost it writes nothing. */
public final class RunStore {
    private static final String COLUMNS = "run_id, route, slot_at, late, started_by, state, checkpoint, left_count,"
            + " right_count, compared_count, found_count, in_flight_count, alarming_count, closed_count, started_at,"
            + " ended_at, error";
    private static final String LEASE = "current_timestamp + interval '30' second";
    private final Transactions transactions;
    private final String instance;

    /** @param instance name of this hub */
    public RunStore(Transactions transactions, String instance) {
        this.transactions = transactions;
        this.instance = instance;
    }

    /** Another hub has taken the run over, or it has ended. */
    public static final class TurnLost extends RuntimeException {
        TurnLost(String run) {
            super("the run " + run + " is another hub's by now", null, false, false);
        }
    }

    private record Turn(
            @Nullable Instant lastSlot, @Nullable String run, boolean held) {}

    /**
     * Begins a run; nothing where that slot was run, or where a run of the route is under way.
     *
     * @param scheduled the slot counts: none at or before it is run again
     */
    public Optional<Run> begin(String route, Instant slot, boolean scheduled, boolean late, String by, Instant now) {
        return transactions.run(connection -> {
            Turn turn = lock(connection, route);
            Instant last = turn.lastSlot;
            if (turn.held || scheduled && last != null && !slot.isAfter(last)) {
                return Optional.empty();
            }
            String run = route + "@" + slot;
            if (turn.run != null) {
                end(connection, turn.run, "failed", now, "its hub ended, and " + run + " has begun");
            }
            Sql.update(
                    connection,
                    "insert into reconciliations (run_id, route, slot_at, late, started_by, state, checkpoint, started_at)"
                            + " values (?, ?, ?, ?, ?, 'running', '', ?)",
                    run,
                    route,
                    slot,
                    late,
                    SoundText.words(by, 100),
                    now);
            Sql.update(
                    connection,
                    "update reconcile_turns set run_id = ?, claimed_by = ?, claimed_until = " + LEASE
                            + (scheduled ? ", last_slot_at = ?" : "") + " where route = ?",
                    scheduled ? new Object[] {run, instance, slot, route} : new Object[] {run, instance, route});
            return find(connection, run);
        });
    }

    /** Lock first, read in the next statement. */
    private static Turn lock(Connection connection, String route) throws SQLException {
        Sql.update(connection, "insert into reconcile_turns (route) values (?) on conflict do nothing", route);
        Sql.list(
                connection,
                "select route from reconcile_turns where route = ? for update",
                row -> row.getString(1),
                route);
        return Sql.first(
                        connection,
                        "select last_slot_at, run_id, run_id is not null and claimed_until > current_timestamp as held"
                                + " from reconcile_turns where route = ?",
                        row -> new Turn(
                                Sql.instant(row, "last_slot_at"), row.getString("run_id"), row.getBoolean("held")),
                        route)
                .orElseThrow();
    }

    /** The last slot that was run; a route that is new here has had all slots up to {@code now}. */
    public Instant lastSlot(String route, Instant now) {
        return transactions.run(connection -> {
            Instant last = lock(connection, route).lastSlot;
            if (last == null) {
                Sql.update(connection, "update reconcile_turns set last_slot_at = ? where route = ?", now, route);
            }
            return last == null ? now : last;
        });
    }

    /** At the start: what this hub had under way when it ended is nobody's. */
    public void release() {
        transactions.run(connection -> Sql.update(
                connection,
                "update reconcile_turns set claimed_until = current_timestamp where claimed_by = ? and run_id is not null",
                instance));
    }

    /** Runs that nobody is at, of these routes. */
    public List<Run> orphans(List<String> routes) {
        return transactions.run(connection -> {
            List<Run> orphans = new ArrayList<>();
            for (String route : routes) {
                Sql.first(
                                connection,
                                "select run_id from reconcile_turns where route = ? and run_id is not null"
                                        + " and claimed_until <= current_timestamp",
                                row -> row.getString(1),
                                route)
                        .flatMap(run -> unchecked(connection, run))
                        .ifPresent(orphans::add);
            }
            return orphans;
        });
    }

    private static Optional<Run> unchecked(Connection connection, String run) {
        try {
            return find(connection, run);
        } catch (SQLException e) {
            throw new linkspan.platform.database.DatabaseFailed(e);
        }
    }

    /** Takes over a run that nobody is at; nothing where somebody else was faster. */
    public Optional<Run> takeOver(Run run) {
        return transactions.run(connection -> {
            Turn turn = lock(connection, run.route());
            if (turn.held || !run.id().equals(turn.run)) {
                return Optional.empty();
            }
            Sql.update(
                    connection,
                    "update reconcile_turns set claimed_by = ?, claimed_until = " + LEASE + " where route = ?",
                    instance,
                    run.route());
            return find(connection, run.id());
        });
    }

    /** Part of a transaction that writes for the run: throws {@link TurnLost}, so that nothing of it is written. */
    public void hold(Connection connection, Run run) throws SQLException {
        int held = Sql.update(
                connection,
                "update reconcile_turns set claimed_until = " + LEASE
                        + " where route = ? and run_id = ? and claimed_by = ?",
                run.route(),
                run.id(),
                instance);
        if (held == 0) {
            throw new TurnLost(run.id());
        }
    }

    /** The same for one who has nothing to write. */
    public void hold(Run run) {
        transactions.run(connection -> {
            hold(connection, run);
            return true;
        });
    }

    /** Part of the transaction that writes what was found up to there. */
    public void checkpoint(Connection connection, Run run, String key, Counts counts) throws SQLException {
        Sql.update(
                connection,
                "update reconciliations set checkpoint = ?, left_count = ?, right_count = ?, compared_count = ?"
                        + " where run_id = ?",
                key,
                counts.left(),
                counts.right(),
                counts.compared(),
                run.id());
    }

    /** Part of the transaction that closes the run's differences. */
    public void done(Connection connection, Run run, DifferenceStore.Outcome outcome, Instant now) throws SQLException {
        Sql.update(
                connection,
                "update reconciliations set found_count = ?, in_flight_count = ?, alarming_count = ?, closed_count = ?"
                        + " where run_id = ?",
                outcome.found(),
                outcome.inFlight(),
                outcome.alarming(),
                outcome.closed(),
                run.id());
        end(connection, run.id(), "done", now, null);
        leave(connection, run);
    }

    public void failed(Run run, String why, Instant now) {
        transactions.run(connection -> {
            hold(connection, run);
            end(connection, run.id(), "failed", now, why);
            leave(connection, run);
            return true;
        });
    }

    /** It stops here and is resumed by whoever finds it. */
    public void putDown(Run run) {
        transactions.run(connection -> Sql.update(
                connection,
                "update reconcile_turns set claimed_until = current_timestamp where route = ? and run_id = ?"
                        + " and claimed_by = ?",
                run.route(),
                run.id(),
                instance));
    }

    private static void end(Connection connection, String run, String state, Instant now, @Nullable String why)
            throws SQLException {
        Sql.update(
                connection,
                "update reconciliations set state = ?, ended_at = ?, error = ? where run_id = ?",
                state,
                now,
                why == null ? null : SoundText.words(why, 2_000),
                run);
    }

    private static void leave(Connection connection, Run run) throws SQLException {
        Sql.update(
                connection,
                "update reconcile_turns set run_id = null, claimed_by = null, claimed_until = null where route = ?",
                run.route());
    }

    private static Optional<Run> find(Connection connection, String run) throws SQLException {
        return Sql.first(
                connection, "select " + COLUMNS + " from reconciliations where run_id = ?", RunStore::read, run);
    }

    /** The slot of the last run that ended well; nothing where none has. */
    public Optional<Instant> lastDone(String route) {
        return transactions.run(connection -> Sql.first(
                connection,
                "select slot_at from reconciliations where route = ? and state = 'done'"
                        + " order by started_at desc fetch first 1 rows only",
                row -> Objects.requireNonNull(Sql.instant(row, "slot_at")),
                route));
    }

    /** The newest first. */
    public List<Run> newest(String route, int most) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select " + COLUMNS + " from reconciliations where route = ? order by started_at desc fetch first "
                        + most + " rows only",
                RunStore::read,
                route));
    }

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                row.getString("run_id"),
                row.getString("route"),
                Objects.requireNonNull(Sql.instant(row, "slot_at")),
                row.getBoolean("late"),
                row.getString("started_by"),
                row.getString("state"),
                row.getString("checkpoint"),
                row.getLong("left_count"),
                row.getLong("right_count"),
                row.getLong("compared_count"),
                row.getLong("found_count"),
                row.getLong("in_flight_count"),
                row.getLong("alarming_count"),
                row.getLong("closed_count"),
                Objects.requireNonNull(Sql.instant(row, "started_at")),
                Sql.instant(row, "ended_at"),
                row.getString("error"));
    }
}
