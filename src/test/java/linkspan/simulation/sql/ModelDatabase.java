package linkspan.simulation.sql;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tables in memory that several hubs share. Not thread-safe: {@link Steps} lets one statement run at a time. */
public final class ModelDatabase {
    private static final Map<String, Execution.Statement> READ = new ConcurrentHashMap<>();
    private final Map<String, Table> tables = Schema.tables();
    private final Map<Object, Transaction> owners = new HashMap<>();
    private final Set<Object> sessions = new HashSet<>();
    private final Steps steps;
    private final UnaryOperator<String> asSent;
    private final boolean stale;

    public ModelDatabase(Steps steps) {
        this(steps, UnaryOperator.identity(), false);
    }

    /**
     * For planted bugs.
     *
     * @param asSent what becomes of each statement
     * @param stale a transaction that had to wait goes on to see what was there before
     */
    public ModelDatabase(Steps steps, UnaryOperator<String> asSent, boolean stale) {
        this.steps = steps;
        this.asSent = asSent;
        this.stale = stale;
    }

    /** Connections for one hub, whose statements wait so long for a lock. */
    public ModelConnections connections(long lockMillis) {
        return new ModelConnections(this, lockMillis);
    }

    /** A hub of that name runs: it holds its name on the database. */
    public void runs(String instance) {
        sessions.add("advisory name " + instance);
    }

    public void isGone(String instance) {
        sessions.remove("advisory name " + instance);
    }

    /** What is committed, for those who check. */
    public Collection<Map<String, @Nullable Object>> rows(String table) {
        return table(table).rows.values();
    }

    Execution.Statement read(String sql) {
        return READ.computeIfAbsent(asSent.apply(sql), each -> new StatementParser(new Words(each)).statement());
    }

    Table table(String name) {
        return Objects.requireNonNull(tables.get(name), "no table " + name);
    }

    Steps steps() {
        return steps;
    }

    boolean readsStale() {
        return stale;
    }

    @Nullable
    Transaction owner(Object what) {
        return owners.get(what);
    }

    boolean isHeldBySession(Object what) {
        return sessions.contains(what);
    }

    void own(Object what, Transaction transaction) {
        owners.put(what, transaction);
    }

    void release(Transaction transaction, Set<Object> held) {
        held.forEach(what -> owners.remove(what, transaction));
    }

    /** True when those who are waited for wait, in the end, for this one. */
    boolean isDeadlock(Transaction waiting) {
        Transaction each = waiting;
        for (int i = 0; i < 100 && each != null; i++) {
            Object what = each.waitsFor();
            each = what == null ? null : owners.get(what);
            if (each == waiting) {
                return true;
            }
        }
        return false;
    }

    Map<String, Map<List<Object>, Map<String, @Nullable Object>>> copy() {
        Map<String, Map<List<Object>, Map<String, @Nullable Object>>> copy = new HashMap<>();
        tables.forEach((name, table) -> copy.put(name, new LinkedHashMap<>(table.rows)));
        return copy;
    }
}
