package linkspan.inbound.auth;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import linkspan.commit.Answer;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.inbound.request.Envelope;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;

/**
 * Uses up nonces in the transaction of what the request does: a rolled-back request leaves its nonce free. The same signed
 * text again is the same request and gets the stored answer; another text under a used nonce is refused like any wrong
 * signature.
 */
public final class NonceStore implements UnitStore {
    private record Share(UnitInCommit unit, NonceUse use) {}

    private record Used(String digest, @Nullable Answer answer) {}

    private final Transactions transactions;
    private final Envelope envelope;
    private final Clock clock;

    public NonceStore(Transactions transactions, Envelope envelope, Clock clock) {
        this.transactions = transactions;
        this.envelope = envelope;
        this.clock = clock;
    }

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        List<Share> shares = new ArrayList<>();
        for (UnitInCommit unit : units) {
            NonceUse use = unit.part(NonceUse.class);
            if (use != null && unit.open()) {
                shares.add(new Share(unit, use));
            }
        }
        if (shares.isEmpty()) {
            return;
        }
        shares.sort(Comparator.comparing(Share::use));
        int[] inserted = insert(connection, shares);
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 0) {
                settle(connection, shares.get(i));
            }
        }
    }

    private static int[] insert(Connection connection, List<Share> shares) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into nonces (digest, expires_at, status, answer_type, answer, key_id, nonce)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")) {
            for (Share share : shares) {
                Sql.bind(statement, row(share));
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private void settle(Connection connection, Share share) throws SQLException {
        if (takeOver(connection, share)) {
            return;
        }
        Used used = Sql.first(
                        connection,
                        "select digest, status, answer_type, answer from nonces where key_id = ? and nonce = ?",
                        NonceStore::read,
                        share.use.keyId(),
                        share.use.nonce())
                .orElseThrow(() -> new SQLException("a nonce is neither new nor there"));
        if (!used.digest.equals(share.use.digest())) {
            share.unit.refuseWith(envelope.failure(share.unit, new Refused(FailureCode.SIGNATURE_INVALID, "")));
        } else if (used.answer != null) {
            share.unit.replayWith(used.answer);
        } // else a write: its message is there, too, and holds the answer
    }

    /** True when the row had only not been cleared away yet. */
    private boolean takeOver(Connection connection, Share share) throws SQLException {
        @Nullable Object[] row = row(share);
        @Nullable Object[] arguments = new @Nullable Object[row.length + 1];
        System.arraycopy(row, 0, arguments, 0, row.length);
        arguments[row.length] = now();
        return Sql.update(connection, """
                        update nonces set digest = ?, expires_at = ?, status = ?, answer_type = ?, answer = ?
                        where key_id = ? and nonce = ? and expires_at < ?""", arguments) == 1;
    }

    private static @Nullable Object[] row(Share share) {
        Answer answer = share.use.keepsAnswer() ? share.unit.answer() : null;
        return new @Nullable Object[] {
            share.use.digest(),
            share.use.expiresAt().atOffset(ZoneOffset.UTC),
            answer == null ? null : answer.status(),
            answer == null ? null : answer.contentType(),
            answer == null ? null : answer.body().getBytes(StandardCharsets.UTF_8),
            share.use.keyId(),
            share.use.nonce()
        };
    }

    private static Used read(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("answer");
        return new Used(
                row.getString("digest"),
                body == null
                        ? null
                        : new Answer(
                                row.getInt("status"),
                                row.getString("answer_type"),
                                new String(body, StandardCharsets.UTF_8)));
    }

    /** Clears away nonces whose signatures are too old by now, 1,000 in a transaction; returns how many. */
    public int deleteExpired() {
        int all = 0;
        int deleted;
        do {
            deleted = transactions.run(connection -> Sql.update(connection, """
                    delete from nonces where (key_id, nonce) in
                      (select key_id, nonce from nonces where expires_at < ? fetch first 1000 rows only)""", now()));
            all += deleted;
        } while (deleted > 0);
        return all;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
