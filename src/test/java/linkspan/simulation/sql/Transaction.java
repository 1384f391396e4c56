package linkspan.simulation.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One transaction: what it has written is its own until it commits, and so are the rows that it holds. */
final class Transaction {
    private final ModelDatabase database;
    private final Map<String, Map<List<Object>, Optional<Map<String, @Nullable Object>>>> written = new HashMap<>();
    private final Set<Object> held = new LinkedHashSet<>();
    private final Instant began;
    private final long lockMillis;
    private @Nullable Map<String, Map<List<Object>, Map<String, @Nullable Object>>> frozen;
    private @Nullable Object waitsFor;
    private boolean broken;

    Transaction(ModelDatabase database, long lockMillis) {
        this.database = database;
        this.lockMillis = lockMillis;
        this.began = Instant.ofEpochMilli(database.steps().millis());
    }

    /** The time of its beginning, as on PostgreSQL. */
    Instant now() {
        return began;
    }

    Table table(String name) {
        return database.table(name);
    }

    static Object name(Table table, List<Object> key) {
        return List.of(table.name, key);
    }

    /** A new statement sees what is committed now. */
    void statement() throws SQLException {
        check();
        if (!database.readsStale()) {
            frozen = null;
        }
    }

    private void check() throws SQLException {
        if (broken) {
            throw new SQLException("terminating connection due to idle-in-transaction timeout", "57P05");
        }
    }

    /** What the statement that runs sees. */
    Map<List<Object>, Map<String, @Nullable Object>> visible(Table table) {
        Map<List<Object>, Map<String, @Nullable Object>> committed =
                frozen == null ? table.rows : frozen.getOrDefault(table.name, Map.of());
        var own = written.get(table.name);
        if (own == null || own.isEmpty()) {
            return committed;
        }
        Map<List<Object>, Map<String, @Nullable Object>> rows = new LinkedHashMap<>(committed);
        own.forEach((key, row) -> row.ifPresentOrElse(it -> rows.put(key, it), () -> rows.remove(key)));
        return rows;
    }

    /** The row as it stands once its lock is held, whatever the statement saw. */
    @Nullable
    Map<String, @Nullable Object> newest(Table table, List<Object> key) {
        var own = written.getOrDefault(table.name, Map.of()).get(key);
        return own == null ? table.rows.get(key) : own.orElse(null);
    }

    void write(Table table, List<Object> key, @Nullable Map<String, @Nullable Object> row) {
        written.computeIfAbsent(table.name, name -> new LinkedHashMap<>()).put(key, Optional.ofNullable(row));
    }

    boolean tryLock(Object what) {
        Transaction owner = database.owner(what);
        if (owner != null && owner != this || database.isHeldBySession(what)) {
            return false;
        }
        database.own(what, this);
        held.add(what);
        return true;
    }

    /** Waits for it; what the statement has seen before stays what it sees. */
    void lock(Object what) throws SQLException {
        if (tryLock(what)) {
            return;
        }
        if (frozen == null) {
            frozen = database.copy();
        }
        waitsFor = what;
        try {
            if (database.isDeadlock(this)) {
                throw new SQLException("deadlock detected", "40P01");
            }
            boolean free = database.steps().await(() -> broken || tryLock(what), lockMillis);
            check();
            if (!free) {
                throw new SQLException("canceling statement due to lock timeout", "55P03");
            }
        } finally {
            waitsFor = null;
        }
    }

    @Nullable
    Object waitsFor() {
        return waitsFor;
    }

    void commit() throws SQLException {
        check();
        written.forEach((name, rows) -> {
            Table table = database.table(name);
            rows.forEach(
                    (key, row) -> row.ifPresentOrElse(it -> table.rows.put(key, it), () -> table.rows.remove(key)));
        });
        end();
    }

    void rollback() {
        end();
    }

    /** The server ends it: it stood idle, or its hub is gone. */
    void kill() {
        broken = true;
        end();
    }

    private void end() {
        written.clear();
        database.release(this, held);
        held.clear();
    }
}
