package linkspan.inbound.inbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** The inbox, in the transaction of what a route makes of the message: both are there, or neither is. */
public final class InboxStore implements UnitStore {
    private record Row(UnitInCommit unit, String route, String key) {}

    private static final String INSERT = "insert into inbox (route, message_key) values (?, ?) on conflict do nothing";
    private static final int SLICE = 1_000;
    private final Transactions transactions;

    public InboxStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Writes the keys of each unit. A unit whose keys are all there already is dropped: somebody else took the same message
     * since this one looked.
     *
     * @throws SQLException also where only some of a unit's keys are there: the route has to look again
     */
    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        List<Row> rows = rows(units);
        if (rows.isEmpty()) {
            return;
        }
        int[] inserted = insert(connection, rows);
        List<UnitInCommit> fresh = new ArrayList<>();
        List<UnitInCommit> known = new ArrayList<>();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == Statement.SUCCESS_NO_INFO) {
                throw new SQLException("the driver does not say which rows were inserted");
            }
            (inserted[i] == 0 ? known : fresh).add(rows.get(i).unit);
        }
        for (UnitInCommit unit : known) {
            if (fresh.contains(unit)) {
                throw new SQLException("a part of this was received before");
            }
            unit.drop();
        }
    }

    private static int[] insert(Connection connection, List<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Row row : rows) {
                Sql.bind(statement, row.route, row.key);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private static List<Row> rows(List<UnitInCommit> units) {
        List<Row> rows = new ArrayList<>();
        for (UnitInCommit unit : units) {
            InboxEntries entries = unit.part(InboxEntries.class);
            if (unit.open() && entries != null) {
                new TreeSet<>(entries.keys()).forEach(key -> rows.add(new Row(unit, entries.route(), key)));
            }
        }
        rows.sort(Comparator.comparing(Row::route).thenComparing(Row::key));
        return rows;
    }

    /** Those of the keys that were taken on that route. */
    public Set<String> known(String route, Set<String> keys) {
        Set<String> known = new TreeSet<>();
        for (List<String> some : slices(new ArrayList<>(keys))) {
            List<Object> arguments = new ArrayList<>(some);
            arguments.add(0, route);
            known.addAll(transactions.run(connection -> Sql.list(
                    connection,
                    "select message_key from inbox where route = ? and message_key in ("
                            + String.join(", ", Collections.nCopies(some.size(), "?")) + ")",
                    row -> row.getString(1),
                    arguments.toArray())));
        }
        return known;
    }

    /** Some key was taken on that route. */
    public boolean remembers(String route) {
        return transactions
                .run(connection -> Sql.first(
                        connection,
                        "select route from inbox where route = ? fetch first 1 rows only",
                        row -> row.getString(1),
                        route))
                .isPresent();
    }

    private static List<List<String>> slices(List<String> keys) {
        List<List<String>> slices = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += SLICE) {
            slices.add(keys.subList(from, Math.min(keys.size(), from + SLICE)));
        }
        return slices;
    }

    boolean contains(String route, String key) {
        return transactions
                .run(connection -> Sql.first(
                        connection,
                        "select message_key from inbox where route = ? and message_key = ?",
                        row -> row.getString(1),
                        route,
                        key))
                .isPresent();
    }

    /** In a transaction of its own; false when it is there. */
    boolean add(String route, String key) {
        return transactions.run(connection -> Sql.update(connection, INSERT, route, key) == 1);
    }

    boolean remove(String route, String key) {
        return transactions.run(connection ->
                Sql.update(connection, "delete from inbox where route = ? and message_key = ?", route, key) == 1);
    }
}
