package linkspan.commit.relay;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Events that were committed and are not published. */
final class OutboxRows {
    private final Transactions transactions;

    OutboxRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Of {@code order-topic}, with so many bytes. */
    void accept(String key, long seq, String type, int bytes) {
        accept("order-topic", key, seq, type, bytes);
    }

    void accept(String topic, String key, long seq, String type, int bytes) {
        Instant now = Instant.parse("2026-11-29T10:00:00Z");
        transactions.run(connection -> {
            Sql.update(
                    connection,
                    "insert into events (topic, stream_key, seq, event_id, event_type, source, occurred_at, data)"
                            + " values (?, ?, ?, ?, ?, 'test', ?, ?)",
                    topic,
                    key,
                    seq,
                    key + "-" + seq,
                    type,
                    now,
                    ("{\"orderId\":\"" + "x".repeat(bytes) + "\"}").getBytes(StandardCharsets.UTF_8));
            return Sql.update(
                    connection,
                    "insert into outbox (shard, topic, stream_key, seq, occurred_at) values (0, ?, ?, ?, ?)",
                    topic,
                    key,
                    seq,
                    now);
        });
    }

    long count() {
        return transactions.run(
                connection -> Sql.first(connection, "select count(*) from outbox", row -> row.getLong(1))
                        .orElseThrow());
    }
}
