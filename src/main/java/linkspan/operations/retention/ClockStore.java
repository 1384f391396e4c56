package linkspan.operations.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.platform.database.Database;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/**
 * Stands before the store of events: a hub whose clock is far ahead of the database's writes none. They would stand where
 * no partition is, look new to every system for years, and what is old by that clock would be thrown away.
 *
 * <p>Asks the database at most once a second. An embedded hub has one clock only, and nothing to compare it with.
 */
public final class ClockStore implements UnitStore {
    static final Duration MOST = Duration.ofHours(1);
    private static final long EVERY_NANOS = 1_000_000_000L;
    /** PostgreSQL's "system error": all of the group fails at once, and may be tried again. */
    private static final String SYSTEM_ERROR = "58000";

    private final Database.Kind kind;
    private final Clock clock;
    private final LongSupplier nanos;
    private volatile long soundAt;

    /** {@code nanos} is a clock like {@link System#nanoTime}. */
    public ClockStore(Database.Kind kind, Clock clock, LongSupplier nanos) {
        this.kind = kind;
        this.clock = clock;
        this.nanos = nanos;
        this.soundAt = nanos.getAsLong() - EVERY_NANOS;
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        if (kind == Database.Kind.POSTGRESQL
                && nanos.getAsLong() - soundAt >= EVERY_NANOS
                && units.stream().anyMatch(unit -> !unit.drafts().isEmpty())) {
            require(connection);
        }
    }

    private void require(Connection connection) throws SQLException {
        Duration ahead = ahead(connection);
        if (ahead.compareTo(MOST) > 0) {
            throw new SQLException(
                    "the clock of this hub is " + ahead.toMinutes()
                            + " min ahead of the database's: no event is written",
                    SYSTEM_ERROR);
        }
        soundAt = nanos.getAsLong();
    }

    private Duration ahead(Connection connection) throws SQLException {
        Instant theirs = Sql.first(
                        connection,
                        "select clock_timestamp() as time",
                        row -> Objects.requireNonNull(Sql.instant(row, "time")))
                .orElseThrow();
        return Duration.between(theirs, clock.instant());
    }

    /** Throws {@link linkspan.platform.database.DatabaseFailed}: nothing may be thrown away by a clock that is wrong. */
    public void requireSound(Transactions transactions) {
        if (kind == Database.Kind.POSTGRESQL) {
            transactions.run(connection -> {
                require(connection);
                return true;
            });
        }
    }
}
