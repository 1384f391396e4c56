package linkspan.stand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.operations.ops.OpsToken;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.part.Part;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running hub with simulated systems for all test classes that ask for it; each test uses orders of its own.
 *
 * <p>Here {@code wms} does not honour our idempotency key (a lost answer is uncertain), and a dead letter of {@code oms}
 * does not hold its key.
 */
public final class TestHub implements AutoCloseable {
    public static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Map<String, String> SETTINGS = Map.of(
            "LINKSPAN_WMS_IDEMPOTENT", "false",
            "LINKSPAN_OMS_FAILED_KEY", "skip",
            "LINKSPAN_OMS_BREAKER_WINDOW", "5",
            "LINKSPAN_OMS_BREAKER_CALLS", "5",
            "LINKSPAN_OMS_BREAKER_OPEN", "1s");

    /** What the hub or the sandbox answered. */
    public record Said(int status, String body, HttpResponse<String> whole) {
        public JsonNode json() {
            return Json.read(body);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final TestServers servers;
    private final Hub hub;

    private TestHub() {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        try {
            data = Files.createTempDirectory("linkspan-test");
            servers = TestServers.start(data, SETTINGS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        hub = Hub.start(
                new HubConfig(Path.of("."), data, "127.0.0.1", 0, 0, servers.environment()), TestSandbox::start);
    }

    /** Gives the hub to constructors and methods of tests. */
    public static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestHub.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Objects.requireNonNull(context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(TestHub.class, it -> new TestHub()));
        }
    }

    public Path data() {
        return data;
    }

    public int opsPort() {
        return hub.opsPort();
    }

    public int port() {
        return hub.port();
    }

    // ---- what happens to orders

    /** A shop's order is accepted. */
    public void created(String orderId) {
        commit(EventType.ORDER_CREATED, order(orderId, 1));
    }

    /** A shop's order is accepted that says these things besides. */
    public void created(String orderId, Consumer<ObjectNode> besides) {
        ObjectNode order = (ObjectNode) order(orderId, 1);
        besides.accept(order);
        commit(EventType.ORDER_CREATED, order);
    }

    /** A shop's order is accepted whose total is not the sum of its lines, 3.00. */
    public void disagreeing(String orderId) {
        JsonNode order = order(orderId, 2);
        ((ObjectNode) order.path("total")).put("value", "4.00");
        commit(EventType.ORDER_CREATED, order);
    }

    /** The shop has changed it. */
    public void updated(String orderId, int quantity) {
        commit(EventType.ORDER_UPDATED, order(orderId, quantity));
    }

    private static JsonNode order(String orderId, int quantity) {
        return Json.read("""
                {"orderId":"%s","channel":"shopify","channelOrderId":"%s","placedAt":"2026-01-01T00:00:00Z",
                "placedOffset":"+00:00","channelUpdatedAt":"2026-01-01T00:00:0%dZ","currency":"EUR","customer":null,
                "shipTo":{"name":"x","line1":"y","city":"z","region":null,"postalCode":"1","countryCode":"CN","phone":null},
                "items":[{"lineId":"1","skuId":"A","name":"n","quantity":%d,"unitPrice":{"value":"1.50","currency":"EUR"}}],
                "total":{"value":"%s","currency":"EUR"}}""".formatted(orderId, orderId, quantity, quantity, quantity == 1 ? "1.50" : "3.00"));
    }

    private void commit(EventType type, JsonNode data) {
        UnitOfWork unit = new UnitOfWork();
        unit.attach(new Origin("shopify", null, TRACE));
        unit.add(Part.WHOLE, new EventDraft(type, data));
        CompletableFuture<UnitInCommit> done = new CompletableFuture<>();
        hub.committer().commit(unit.seal(new Answer(200, "", "")), new Committer.Callback() {
            @Override
            public void committed(UnitInCommit written) {
                done.complete(written);
            }

            @Override
            public void failed(CommitFailed failure) {
                done.completeExceptionally(failure);
            }
        });
        if (done.join().accepted().isEmpty()) {
            throw new AssertionError(type + " was not accepted");
        }
    }

    /** The shop in front of the message port. */
    public Shop shop() {
        return new Shop(hub);
    }

    // ---- the systems

    /** Switches faults of a system for one order: {@code "status":400}; 0 and 0.0 switch them off. */
    public void fault(String system, String orderId, String faults) {
        Said said = sandbox("/faults/" + system, "{\"orderId\":\"" + orderId + "\"," + faults + "}");
        if (said.status() != 200) {
            throw new AssertionError(said.body());
        }
    }

    public void fault(String system, String faults) {
        Said said = sandbox("/faults/" + system, "{" + faults + "}");
        if (said.status() != 200) {
            throw new AssertionError(said.body());
        }
    }

    private Said sandbox(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(TestSandbox.url(hub) + path))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What took effect there for an order, in order: {@code create}, {@code update}, … */
    public List<String> effects(String system, String orderId) {
        JsonNode arrivals = send(HttpRequest.newBuilder(
                        URI.create(TestSandbox.url(hub) + "/ledger/" + system + "/" + orderId)))
                .json()
                .path("arrivals");
        Stream.Builder<String> effects = Stream.builder();
        arrivals.forEach(arrival -> {
            if (arrival.path("outcome").asText().equals("effect")) {
                effects.add(arrival.path("action").asText());
            }
        });
        return effects.build().toList();
    }

    // ---- the ops port

    public Said get(String path) {
        return send(admin(path).GET());
    }

    public Said post(String path, String body) {
        return send(admin(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpRequest.Builder admin(String path) {
        try {
            return request(path)
                    .header("X-Actor", "ann")
                    .header(
                            "Authorization",
                            "Bearer " + Files.readString(OpsToken.file(data)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without token. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.opsPort() + path));
    }

    public Said send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Said(answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for the letter of an order at a system and returns it. */
    public ObjectNode letter(String system, String orderId) {
        return Awaitility.await(system + " gives up " + orderId)
                .until(() -> letters(system, orderId), found -> !found.isEmpty())
                .get(0);
    }

    public List<ObjectNode> letters(String system, String orderId) {
        Stream.Builder<ObjectNode> found = Stream.builder();
        get("/admin/letters?system=" + system + "&key=" + orderId)
                .json()
                .path("letters")
                .forEach(letter -> found.add((ObjectNode) letter));
        return found.build().toList();
    }

    /** A second way into the hub's database, for what only time or other software could bring about. */
    public int sql(String statement) {
        try (Connection connection = TestDatabase.connect(data, servers.environment());
                Statement sql = connection.createStatement()) {
            return sql.executeUpdate(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Tables of the hub's database in which a text stands, in whatever column. */
    public Set<String> tablesWith(String text) {
        Set<String> found = new TreeSet<>();
        try (Connection connection = TestDatabase.connect(data, servers.environment())) {
            List<String> tables = linkspan.platform.database.Sql.list(
                    connection,
                    "select table_name from information_schema.tables where table_schema = 'public'",
                    row -> row.getString(1));
            for (String table : tables) {
                linkspan.platform.database.Sql.list(connection, "select * from \"" + table + "\"", row -> {
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        byte[] bytes = row.getMetaData().getColumnTypeName(i).matches("(?i)bytea|.*large object.*")
                                ? row.getBytes(i)
                                : String.valueOf(row.getString(i)).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                        if (bytes != null
                                && new String(bytes, java.nio.charset.StandardCharsets.UTF_8).contains(text)) {
                            found.add(table);
                        }
                    }
                    return true;
                });
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody with a key. */
    public ApiClient client(String name) {
        return new ApiClient(hub, name);
    }

    /** A system of the house. */
    public ApiClient house(String key) {
        return new ApiClient(
                hub, new linkspan.inbound.client.NewKey(key, hub.secrets().get(key)));
    }

    /** Lines of the audit log about something: {@code ann letter-replay replayed}. */
    public List<String> audit(String target) {
        try (Connection connection = TestDatabase.connect(data, servers.environment())) {
            return linkspan.platform.database.Sql.list(
                    connection,
                    "select actor, action, detail from audit_log where target = ? order by audit_id",
                    row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3),
                    target);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws Exception {
        hub.close();
        servers.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
