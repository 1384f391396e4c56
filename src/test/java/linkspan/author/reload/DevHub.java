package linkspan.author.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.model.Json;
import linkspan.operations.ops.OpsToken;
import linkspan.stand.FewSystems;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import org.awaitility.core.ConditionFactory;

/** A hub in dev mode on copies of half of the shipped folders, and a far end of our own for systems that are copied in. */
final class DevHub implements AutoCloseable {
    /** A call that reached the far end. */
    record Arrived(String path, JsonNode body) {}

    interface Edit {
        void run() throws Exception;
    }

    private static final List<String> SYSTEMS = List.of("shopify", "oms", "wms", "erp", "bi", "tms");
    private final AtomicLong ids = new AtomicLong(9_100_000);
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final HttpServer farEnd;
    private final Hub hub;
    private final Shop shop;

    DevHub(Path home) throws IOException {
        this(home, hub -> {});
    }

    /** What is done to its folders before it starts. */
    interface Preparation {
        void of(DevHub hub) throws IOException;
    }

    DevHub(Path home, Preparation before) throws IOException {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        this.home = home;
        FewSystems.home(home, SYSTEMS);
        farEnd = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        farEnd.setExecutor(Executors.newCachedThreadPool());
        farEnd.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            arrived.add(new Arrived(exchange.getRequestURI().getPath(), Json.read(body)));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        farEnd.start();
        before.of(this);
        hub = Hub.start(
                new HubConfig(home, home.resolve("data"), "127.0.0.1", 0, "127.0.0.1", 0, true, Map.of()),
                TestSandbox::start);
        shop = new Shop(hub);
    }

    @Override
    public void close() {
        hub.close();
        farEnd.stop(0);
    }

    static ConditionFactory soon() {
        return await();
    }

    Shop shop() {
        return shop;
    }

    /** Room for so many orders' numbers; the first one. */
    long numbers(int count) {
        return ids.getAndAdd(count) + 1;
    }

    // ---- its folders

    Path file(String name) {
        return home.resolve(name);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** What a test has left behind does not trouble the next one. */
    void restore() throws Exception {
        List<Path> before = edited();
        if (!before.isEmpty()) {
            reloaded(() -> {
                for (Path file : before) {
                    if (Files.exists(file)) {
                        restore(file.toString());
                    } else {
                        Files.delete(home.resolve(file.toString()));
                    }
                }
            });
        }
    }

    /** The file is as it is shipped. */
    void restore(String file) throws IOException {
        Files.copy(Path.of(file), home.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }

    private List<Path> edited() throws IOException {
        List<Path> edited = new ArrayList<>();
        for (String root : List.of("routes", "mappings")) {
            try (Stream<Path> files = Files.walk(home.resolve(root))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path shipped = home.relativize(file);
                    if (!Files.exists(shipped) || Files.mismatch(shipped, file) >= 0) {
                        edited.add(shipped);
                    }
                }
            }
        }
        return edited;
    }

    void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void edit(String file, String from, String to) throws IOException {
        String before = Files.readString(home.resolve(file));
        assertThat(before).contains(from);
        Files.writeString(home.resolve(file), before.replace(from, to));
    }

    /** A system {@code acme} that gets new orders from now on, at {@code /acme/orders} of the far end. */
    void acme(String mapping) throws IOException {
        write("routes/acme/system.properties", """
                acme.title=Acme
                acme.start=now
                acme.url=http://127.0.0.1:%d/acme
                acme.idempotent=true
                """.formatted(farEnd.getAddress().getPort()));
        write("mappings/acme/deliver-order-created.jslt", mapping);
        write("routes/acme/deliver-order-created.camel.yaml", delivering("acme", "orders"));
    }

    static String delivering(String system, String call) {
        return """
                - templatedRoute:
                    routeId: %1$s.deliver-order-created
                    prefixId: %1$s.deliver-order-created.
                    routeTemplateRef: deliver
                    parameters:
                      - {name: system, value: %1$s}
                      - {name: event, value: order-created}
                      - {name: call, value: "%2$s"}
                """.formatted(system, call);
    }

    /** Where its far end is. */
    String farEnd() {
        return "http://127.0.0.1:" + farEnd.getAddress().getPort();
    }

    int opsPort() {
        return hub.opsPort();
    }

    /** A system's folders from elsewhere. */
    void copyIn(Path from, String system) throws IOException {
        for (String root : List.of("mappings", "routes")) {
            Files.createDirectories(home.resolve(root).resolve(system));
            copy(from.resolve(root).resolve(system), home.resolve(root).resolve(system));
        }
    }

    /** What reached that path of the far end. */
    JsonNode arrivedAt(String path) {
        return soon().until(
                        () -> arrived.stream()
                                .filter(call -> call.path().equals(path))
                                .toList(),
                        calls -> !calls.isEmpty())
                .get(0)
                .body();
    }

    void removeSystem(String id) throws IOException {
        for (String root : List.of("routes", "mappings")) {
            try (Stream<Path> files = Files.walk(home.resolve(root).resolve(id))) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    // ---- what it says of an edit

    /** Edits, and waits until the hub has looked at it; what it says then. */
    JsonNode reloaded(Edit edit) throws Exception {
        String before = lastReload().path("at").asText();
        edit.run();
        return soon().until(this::lastReload, last -> !last.path("at").asText().equals(before));
    }

    /** What {@code GET /admin/reload} says. */
    private JsonNode lastReload() throws Exception {
        return Json.read(ops("/admin/reload", "application/json"));
    }

    /** What the ops port says there, in that form. */
    String ops(String path, String accept) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.opsPort() + path))
                .header("X-Actor", "ann")
                .header("Accept", accept)
                .header(
                        "Authorization",
                        "Bearer "
                                + Files.readString(OpsToken.file(home.resolve("data")))
                                        .strip())
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    static void assertApplied(JsonNode last, String line) {
        assertThat(last.path("refused")).as(last.toString()).isEmpty();
        assertThat(last.path("applied").toString()).contains(line);
    }

    static void assertRefused(JsonNode last, String line) {
        assertThat(last.path("ok").asBoolean()).isFalse();
        assertThat(last.path("refused").toString()).contains(line);
    }

    // ---- what flows

    /** A shop's order; its number. */
    long post() throws Exception {
        long id = numbers(1);
        shop.postUntilTaken("order-created", Shop.order(id, 1, 1));
        return id;
    }

    /** What reached the far end about that order. */
    Arrived arrived(long id) {
        return soon().until(
                        () -> arrived.stream()
                                .filter(call -> call.body().toString().contains("shopify-" + id))
                                .toList(),
                        calls -> !calls.isEmpty())
                .get(0);
    }

    /** What reached the far end. */
    List<Arrived> arrived() {
        return arrived;
    }

    int get(String path) {
        return status(path, HttpRequest.newBuilder());
    }

    /** An empty object. */
    int postTo(String path) {
        return status(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private int status(String path, HttpRequest.Builder request) {
        try {
            return http.send(
                            request.uri(URI.create("http://127.0.0.1:" + hub.port() + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
