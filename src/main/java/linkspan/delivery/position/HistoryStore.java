package linkspan.delivery.position;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.delivery.key.KeyRows;
import linkspan.delivery.key.PositionKey;
import linkspan.model.SoundText;
import linkspan.model.failure.FailureCode;
import linkspan.platform.database.Sql;
import org.jspecify.annotations.Nullable;

/** Appends what each attempt came to. */
public final class HistoryStore {
    private static final int LONGEST = 2_000;

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
                        detail(end),
                        end.startedAt(),
                        end.endedAt());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static @Nullable String detail(DeliveryEnd end) {
        String detail = end.result().detail();
        return detail == null ? null : SoundText.words(detail, LONGEST);
    }

    /** Notes that a person gave up what waits there; before its row goes. */
    void discarded(Connection connection, PositionKey key, long seq, String reason, Instant now) throws SQLException {
        KeyRows.changeEvent(
                connection,
                "insert into deliveries (system, topic, stream_key, seq, event_id, event_type, outcome, code, attempts,"
                        + " detail, started_at, ended_at) select system, topic, stream_key, seq, event_id, event_type,"
                        + " 'discarded', code, attempts, cast(? as varchar(2000)), cast(? as timestamp with time zone),"
                        + " cast(? as timestamp with time zone) from pending",
                key,
                seq,
                SoundText.words(reason, LONGEST),
                now,
                now);
    }
}
