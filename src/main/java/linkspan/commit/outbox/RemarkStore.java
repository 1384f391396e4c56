package linkspan.commit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import linkspan.model.EventType;
import linkspan.model.Topic;
import linkspan.platform.database.Sql;
import linkspan.platform.database.Transactions;

/** Table {@code remarks}: written by those who decide, in their transaction; forgotten with the history of deliveries. */
public final class RemarkStore {
    private static final int MOST = 100;
    private final Transactions transactions;

    public RemarkStore(Transactions transactions) {
        this.transactions = transactions;
    }

    public static void insert(Connection connection, List<Remark> remarks) throws SQLException {
        if (remarks.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into remarks (topic, stream_key, event_type, source, said_at, message_id, reason, noted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Remark remark : remarks) {
                Sql.bind(
                        insert,
                        remark.event().topic().wire(),
                        remark.key(),
                        remark.event().name(),
                        remark.source(),
                        remark.saidAt(),
                        remark.messageId(),
                        remark.reason(),
                        remark.notedAt());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Those about a key, the last 100, oldest first. */
    public List<Remark> of(Topic topic, String key) {
        return transactions.run(connection -> Sql.list(
                connection,
                "select * from (select remark_id, stream_key, event_type, source, said_at, message_id, reason, noted_at"
                        + " from remarks where topic = ? and stream_key = ? order by remark_id desc fetch first " + MOST
                        + " rows only) newest order by remark_id",
                row -> read(row, topic),
                topic.wire(),
                key));
    }

    private static Remark read(ResultSet row, Topic topic) throws SQLException {
        return new Remark(
                row.getString("stream_key"),
                EventType.stored(row.getString("event_type"), topic.wire()),
                row.getString("source"),
                Sql.instant(row, "said_at"),
                row.getString("message_id"),
                row.getString("reason"),
                Objects.requireNonNull(Sql.instant(row, "noted_at")));
    }
}
