package linkspan.delivery.position;

import java.nio.file.Path;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import org.junit.jupiter.api.Tag;

/** On the database under test. */
@Tag("database")
class PositionStoresTest extends PositionStores {
    @Override
    PositionTables open(Path folder) {
        Database database = TestDatabase.open(folder);
        return new PositionTables(database.pool(Pool.DELIVERY), database.kind(), database::close);
    }
}
