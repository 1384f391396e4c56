package linkspan.reconcile.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import linkspan.platform.database.Sql;

/** Asks one side for its digests; any thread. Throws {@link linkspan.reconcile.run.plan.Sides.SideFailed}. */
final class DigestStore {
    private DigestStore() {}

    static Buckets digests(SideQuery query, Span span, int mask) {
        return asked(query, query.digests(span, mask), rows -> {
            Buckets buckets = new Buckets();
            while (rows.next()) {
                buckets.add(rows.getInt(1), rows.getLong(2), rows.getBigDecimal(3));
            }
            return buckets;
        });
    }

    /** The key that is so many behind the beginning of the span; nothing where there are fewer. */
    static Optional<String> ahead(SideQuery query, Span span, long rows) {
        return asked(
                query,
                query.ahead(span, rows),
                found -> found.next() ? Optional.of(found.getString(1)) : Optional.<String>empty());
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private static <T> T asked(SideQuery query, SideQuery.Asked asked, Reading<T> reading) {
        List<Object> arguments = asked.arguments();
        try (Connection connection = query.side().database().getConnection();
                PreparedStatement statement = connection.prepareStatement(asked.sql())) {
            Sql.bind(statement, arguments.toArray());
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        } catch (SQLException e) {
            throw TableRows.failed(query.side(), e);
        }
    }
}
