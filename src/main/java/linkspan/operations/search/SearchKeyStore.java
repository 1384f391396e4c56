package linkspan.operations.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.model.EventDraft;
import linkspan.model.Topic;
import linkspan.platform.database.Sql;

/**
 * Writes {@code search_keys} in the transaction of the events: an order is found as soon as its sender is answered. Comes
 * after the events, whose locks keep two transactions from writing the words of one order.
 */
public final class SearchKeyStore implements UnitStore {
    private static final String INSERT = """
            insert into search_keys (term, kind, stream_key)
            select * from unnest(cast(? as varchar array), cast(? as varchar array), cast(? as varchar array))
            on conflict do nothing""";

    /** Sorted, so that rows are written in the order of their index. */
    private record Row(String term, String kind, String key) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            int terms = term.compareTo(other.term);
            int kinds = terms == 0 ? kind.compareTo(other.kind) : terms;
            return kinds == 0 ? key.compareTo(other.key) : kinds;
        }
    }

    private final SearchFields fields;

    public SearchKeyStore(SearchFields fields) {
        this.fields = fields;
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        SortedSet<Row> rows = new TreeSet<>();
        for (UnitInCommit unit : units) {
            for (EventDraft event : unit.accepted()) {
                if (event.type().topic().equals(Topic.ORDER)) {
                    fields.of(event)
                            .forEach(word -> rows.add(
                                    new Row(word.term().text(), word.kind().label(), event.key())));
                }
            }
        }
        if (!rows.isEmpty()) {
            Sql.update(
                    connection,
                    INSERT,
                    array(connection, rows.stream().map(Row::term).toArray()),
                    array(connection, rows.stream().map(Row::kind).toArray()),
                    array(connection, rows.stream().map(Row::key).toArray()));
        }
    }

    private static java.sql.Array array(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("varchar", values);
    }

    /** The order is not found by its person any more. */
    public static void forgetPerson(Connection connection, String orderId) throws SQLException {
        String kinds = Arrays.stream(SearchKind.values())
                .filter(SearchKind::isPersonal)
                .map(kind -> "'" + kind.label() + "'")
                .collect(Collectors.joining(", "));
        Sql.update(connection, "delete from search_keys where stream_key = ? and kind in (" + kinds + ")", orderId);
    }

    /** The order is gone. */
    public static void forget(Connection connection, String orderId) throws SQLException {
        Sql.update(connection, "delete from search_keys where stream_key = ?", orderId);
    }
}
