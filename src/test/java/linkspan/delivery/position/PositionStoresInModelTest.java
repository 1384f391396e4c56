package linkspan.delivery.position;

import java.nio.file.Path;
import linkspan.platform.database.Database;
import linkspan.simulation.sql.ModelDatabase;
import linkspan.simulation.sql.OneAtATime;
import org.junit.jupiter.api.Nested;

/** On the simulator's model, in the words of both databases. */
class PositionStoresInModelTest {
    private static PositionTables model(Database.Kind kind) {
        OneAtATime steps = new OneAtATime();
        return new PositionTables(
                steps.oneAtATime(new ModelDatabase(steps).connections(5_000).dataSource()), kind, () -> {});
    }

    @Nested
    class OfFile extends PositionStores {
        @Override
        PositionTables open(Path folder) {
            return model(Database.Kind.H2);
        }
    }

    @Nested
    class OfServer extends PositionStores {
        @Override
        PositionTables open(Path folder) {
            return model(Database.Kind.POSTGRESQL);
        }
    }
}
