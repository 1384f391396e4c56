package linkspan.delivery.position;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import linkspan.commit.outbox.SetAsideStore;
import linkspan.delivery.key.PositionKey;
import linkspan.model.failure.FailureCode;

/** Makes a dead letter of it for each system that should have had it, and parks its key there. */
public final class SetAsideLettersStore implements SetAsideStore {
    private final PendingStore pending;
    private final Function<Row, List<String>> systems;

    /** @param systems who should have had it, in alphabetical order */
    public SetAsideLettersStore(PendingStore pending, Function<Row, List<String>> systems) {
        this.pending = pending;
        this.systems = systems;
    }

    @Override
    public void setAside(Connection connection, Row event, FailureCode code, String why) throws SQLException {
        for (String system : systems.apply(event)) {
            pending.setAside(
                    connection, new PositionKey(system, event.topic(), event.key()), event.sequence(), code, why);
        }
    }
}
