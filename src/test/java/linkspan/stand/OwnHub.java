package linkspan.stand;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;

/** A hub of one test class, without sandbox, on folders of its own. */
public final class OwnHub implements AutoCloseable {
    private final Path data;
    private final TestServers servers;
    private final Hub hub;

    public OwnHub(Path home, Map<String, String> settings) throws Exception {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        data = Files.createDirectories(home.resolve("data"));
        servers = TestServers.start(data, settings);
        hub = Hub.start(new HubConfig(home, data, "127.0.0.1", 0, 0, servers.environment()));
    }

    /** Another hub, named {@code two}, on the servers of this one. */
    public Hub second(Path home) throws Exception {
        Map<String, String> environment = new HashMap<>(servers.environment());
        environment.put("LINKSPAN_INSTANCE", "two");
        Path folder = Files.createDirectories(home.resolve("second"));
        return Hub.start(new HubConfig(home, folder, "127.0.0.1", 0, 0, environment));
    }

    public Hub hub() {
        return hub;
    }

    public Shop shop() {
        return new Shop(hub);
    }

    /** A system of the house: its key has the name of its secret. */
    public ApiClient house(String key) {
        return new ApiClient(
                hub, new linkspan.inbound.client.NewKey(key, hub.secrets().get(key)));
    }

    public Operator operator() throws Exception {
        return new Operator(hub.opsPort(), data);
    }

    /** A second way into its database. */
    public <T> List<T> rows(String sql, Sql.Row<T> row) {
        try (Connection connection = TestDatabase.connect(data, servers.environment())) {
            return Sql.list(connection, sql, row);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        hub.close();
        servers.close();
    }
}
