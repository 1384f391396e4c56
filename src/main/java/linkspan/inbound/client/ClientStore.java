package linkspan.inbound.client;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
                "insert into api_clients (key_id, client, secret, kind, rate, created_at) values (?, ?, ?, ?, ?, ?)",
                row.keyId(),
                row.client(),
                row.secret(),
                row.kind().name().toLowerCase(Locale.ROOT),
                row.rate(),
                row.createdAt()));
    }

    /** All keys, revoked ones too, oldest first. */
    List<ClientRow> all() {
        return transactions.run(connection -> Sql.list(connection, """
                select key_id, client, secret, kind, rate, created_at, revoked_at
                from api_clients order by created_at, key_id""", ClientStore::read));
    }

    /** By key id or, for all keys of a client, by its name; returns how many were revoked now. */
    int revoke(String keyIdOrName, Instant now) {
        return transactions.run(connection -> Sql.update(connection, """
                update api_clients set revoked_at = ?
                where (revoked_at is null or revoked_at > ?) and (key_id = ? or client = ?)""", now, now, keyIdOrName, keyIdOrName));
    }

    /** Ends this one key at that moment, unless it ends before. */
    void end(String keyId, Instant at) {
        transactions.run(connection -> Sql.update(
                connection,
                "update api_clients set revoked_at = ? where key_id = ? and (revoked_at is null or revoked_at > ?)",
                at,
                keyId,
                at));
    }

    private static ClientRow read(ResultSet row) throws SQLException {
        return new ClientRow(
                row.getString("key_id"),
                row.getString("client"),
                row.getString("secret"),
                ClientRow.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getInt("rate"),
                Objects.requireNonNull(Sql.instant(row, "created_at")),
                Sql.instant(row, "revoked_at"));
    }
}
