package linkspan.inbound.client;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import linkspan.inbound.limit.Quota;
import linkspan.platform.access.Rights;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/** Table {@code client_grants}. */
public final class GrantStore {
    private static final String COLUMNS = "client, scopes, owners, channels, warehouses, rate, quota, bearer, v1_until";

    private record Row(String client, Grant grant) {}

    private final Transactions transactions;

    public GrantStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** By client; one that is not there has {@link Grant#DEFAULT}. */
    Map<String, Grant> all() {
        Map<String, Grant> grants = new HashMap<>();
        transactions
                .run(connection -> Sql.list(connection, "select " + COLUMNS + " from client_grants", GrantStore::read))
                .forEach(row -> grants.put(row.client, row.grant));
        return grants;
    }

    /** Changes what is granted, under the row's lock; returns what is granted now. */
    Grant change(String client, UnaryOperator<Grant> change, Instant now) {
        return transactions.run(connection -> {
            Sql.update(connection, """
                    insert into client_grants (client, scopes, owners, channels, warehouses, bearer)
                    values (?, '*', '', '', '', false) on conflict do nothing""", client);
            Sql.list(
                    connection,
                    "select client from client_grants where client = ? for update",
                    row -> row.getString(1),
                    client);
            Grant before = Sql.first(
                            connection,
                            "select " + COLUMNS + " from client_grants where client = ?",
                            GrantStore::read,
                            client)
                    .map(Row::grant)
                    .orElse(Grant.DEFAULT);
            Grant after = change.apply(before);
            write(connection, client, after, now);
            return after;
        });
    }

    private static void write(Connection connection, String client, Grant grant, Instant now) throws SQLException {
        Quota quota = grant.quota();
        Sql.update(
                connection,
                """
                update client_grants set scopes = ?, owners = ?, channels = ?, warehouses = ?, rate = ?, quota = ?,
                  bearer = ?, v1_until = ?, changed_at = ? where client = ?""",
                Rights.text(grant.rights().scopes()),
                Rights.text(grant.rights().owners()),
                Rights.text(grant.rights().channels()),
                Rights.text(grant.rights().warehouses()),
                grant.rate(),
                quota == null ? null : quota.text(),
                grant.bearer(),
                grant.v1Until(),
                now,
                client);
    }

    private static Row read(ResultSet row) throws SQLException {
        @Nullable String quota = row.getString("quota");
        @Nullable Integer rate = (Integer) row.getObject("rate");
        return new Row(
                row.getString("client"),
                new Grant(
                        new Rights(
                                Rights.words(row.getString("scopes")),
                                Rights.words(row.getString("owners")),
                                Rights.words(row.getString("channels")),
                                Rights.words(row.getString("warehouses"))),
                        rate,
                        quota == null ? null : Quota.of(quota),
                        row.getBoolean("bearer"),
                        Sql.instant(row, "v1_until")));
    }
}
