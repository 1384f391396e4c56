package linkspan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DurabilityOfPoolsTest {
    @Test
    void every_commit_waits_for_the_disk_but_that_of_a_deletion_of_what_is_published() throws SQLException {
        assumeTrue(TestDatabase.isServer(), "a setting of PostgreSQL");
        Map<Pool, String> seen = new TreeMap<>();
        try (Database database = Database.openServer(TestDatabase.fresh(), new SimpleMeterRegistry())) {
            for (Pool pool : Pool.values()) {
                try (Connection connection = database.pool(pool).getConnection();
                        Statement sql = connection.createStatement();
                        ResultSet row = sql.executeQuery("show synchronous_commit")) {
                    row.next();
                    seen.put(pool, row.getString(1));
                }
            }
        }
        assertThat(seen)
                .isEqualTo(Map.of(Pool.INTAKE, "on", Pool.RELAY, "off", Pool.DELIVERY, "on", Pool.CONSOLE, "on"));
    }
}
