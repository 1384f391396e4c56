package linkspan.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import linkspan.database.Sql;
import linkspan.failure.FailureCode;

/** Appends what each attempt came to. */
final class HistoryStore {
    void insert(Connection connection, List<DeliveryEnd> ended) throws SQLException {
        if (ended.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into deliveries (system, topic, stream_key,"
                + " seq, event_id, event_type, outcome, code, attempts, detail, started_at, ended_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (DeliveryEnd end : ended) {
                FailureCode code = end.result().code();
                Sql.bind(
                        insert,
                        end.policy().system(),
                        end.event().topic().wire(),
                        end.event().key(),
                        end.event().sequence(),
                        end.event().id(),
                        end.event().type().name(),
                        end.result().outcome(),
                        code == null ? null : code.label(),
                        end.attempts() + 1,
                        end.result().detail(),
                        end.startedAt(),
                        end.endedAt());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
