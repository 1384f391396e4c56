package linkspan.inbound.client.count;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Table {@code client_calls}, which all hubs add to. */
public final class CallCountStore {
    /**
     * Calls of one kind.
     *
     * @param version of the API: {@code v1}
     * @param way of signing: {@code v2}, {@code v1}, {@code rfc9421}, {@code bearer}
     */
    public record Count(String client, String version, String way, long calls, Instant lastAt) {}

    private final Transactions transactions;

    public CallCountStore(Transactions transactions) {
        this.transactions = transactions;
    }

    void add(Count more) {
        transactions.run(connection -> {
            Sql.update(
                    connection,
                    "insert into client_calls (client, version, way, calls, last_at) values (?, ?, ?, 0, ?)"
                            + " on conflict do nothing",
                    more.client,
                    more.version,
                    more.way,
                    more.lastAt);
            return Sql.update(
                    connection,
                    "update client_calls set calls = calls + ?, last_at = ? where client = ? and version = ? and way = ?",
                    more.calls,
                    more.lastAt,
                    more.client,
                    more.version,
                    more.way);
        });
    }

    /** All of all hubs, as far as they have been written. */
    public List<Count> all() {
        return transactions.run(connection -> Sql.list(
                connection,
                "select client, version, way, calls, last_at from client_calls order by client, version, way",
                CallCountStore::read));
    }

    private static Count read(ResultSet row) throws SQLException {
        return new Count(
                row.getString("client"),
                row.getString("version"),
                row.getString("way"),
                row.getLong("calls"),
                Objects.requireNonNull(Sql.instant(row, "last_at")));
    }
}
