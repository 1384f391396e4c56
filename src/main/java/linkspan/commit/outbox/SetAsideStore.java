package linkspan.commit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import linkspan.model.failure.FailureCode;

/** Where an event goes that Kafka never takes: to the systems that should have had it, each with a letter of its own. */
@FunctionalInterface
public interface SetAsideStore {
    /** Part of the transaction that takes it out of the outbox. */
    void setAside(Connection connection, Row event, FailureCode code, String why) throws SQLException;

    /**
     * Names a row of {@code events}.
     *
     * @param type as it stands there: this version may not know it
     */
    record Row(String topic, String key, long sequence, String type, Instant acceptedAt) {}
}
