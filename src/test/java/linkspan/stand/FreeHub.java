package linkspan.stand;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.model.Json;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import org.awaitility.Awaitility;

/** A hub with simulated systems on the shipped routes and those that a test writes beside them. It can be stopped and started again. */
public final class FreeHub implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Path data;
    private final TestServers servers;
    private Hub hub;

    private FreeHub(Path home, Map<String, String> settings) throws Exception {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        this.home = home;
        data = Files.createDirectories(home.resolve("data"));
        servers = TestServers.start(data, settings);
        hub = started();
    }

    /** {@code home}: see {@link #home}. */
    public static FreeHub start(Path home, Map<String, String> settings) throws Exception {
        return new FreeHub(home, settings);
    }

    /** A home with the shipped routes and mappings of some systems. */
    public static Path home(Path to, String... systems) throws Exception {
        return FewSystems.home(to, List.of(systems));
    }

    private Hub started() {
        return Hub.start(new HubConfig(home, data, "127.0.0.1", 0, 0, servers.environment()), TestSandbox::start);
    }

    /** An orderly stop, and a new start on what is stored. */
    public void restart() {
        hub.close();
        hub = started();
    }

    public void stop() {
        hub.close();
    }

    /** A shop in front of it. */
    public Shop shop() {
        return new Shop(hub);
    }

    public int opsPort() {
        return hub.opsPort();
    }

    /** A second way into its database. */
    public <T> List<T> rows(String sql, Sql.Row<T> row) {
        try (Connection connection = TestDatabase.connect(data, servers.environment())) {
            return Sql.list(connection, sql, row);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Keys of the events of that type, in the order of their keys. */
    public List<String> events(String type) {
        return rows(
                "select stream_key from events where event_type = '" + type + "' order by stream_key",
                row -> row.getString(1));
    }

    /** What took effect at a system for an order: {@code create}, {@code track}, … */
    public List<String> effects(String system, String orderId) {
        return sandbox("/ledger/" + system + "/" + orderId).path("arrivals").findParents("outcome").stream()
                .filter(arrival -> arrival.path("outcome").asText().equals("effect"))
                .map(arrival -> arrival.path("action").asText())
                .toList();
    }

    public void awaitEffects(String system, String orderId, String... actions) {
        Awaitility.await(system + " has " + List.of(actions) + " of " + orderId)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> effects(system, orderId).equals(List.of(actions)));
    }

    public JsonNode sandbox(String path) {
        try {
            URI uri = URI.create(TestSandbox.url(hub) + path);
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            return Json.read(answer.body());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        hub.close();
        servers.close();
    }
}
