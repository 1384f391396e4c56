package linkspan.inbound.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Table {@code api_clients}. */
public final class ClientStore {
    private final Transactions transactions;

    public ClientStore(Transactions transactions) {
        this.transactions = transactions;
    }

    void insert(ClientRow row) {
        transactions.run(connection -> Sql.update(
                connection,
                "insert into api_clients (key_id, client, secret, rate, created_at) values (?, ?, ?, ?, ?)",
                row.keyId(),
                row.client(),
                row.secret(),
                row.rate(),
                row.createdAt().atOffset(ZoneOffset.UTC)));
    }

    /** All keys, revoked ones too, oldest first. */
    List<ClientRow> all() {
        return transactions.run(connection -> Sql.list(
                connection,
                "select key_id, client, secret, rate, created_at, revoked_at from api_clients order by created_at, key_id",
                ClientStore::read));
    }

    /** By key id or, for all keys of a client, by its name; returns how many were revoked now. */
    int revoke(String keyIdOrName, Instant now) {
        return transactions.run(connection -> Sql.update(
                connection,
                "update api_clients set revoked_at = ? where revoked_at is null and (key_id = ? or client = ?)",
                now.atOffset(ZoneOffset.UTC),
                keyIdOrName,
                keyIdOrName));
    }

    private static ClientRow read(ResultSet row) throws SQLException {
        return new ClientRow(
                row.getString("key_id"),
                row.getString("client"),
                row.getString("secret"),
                row.getInt("rate"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "revoked_at"));
    }
}
