package linkspan.stand;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.lab.process.HubChild;
import linkspan.lab.process.Jvm;
import linkspan.model.Json;
import linkspan.platform.broker.LowPort;
import org.awaitility.Awaitility;

/** A hub in a process of its own, which can be killed: on H2, or on the servers that the tests run on. */
public final class OwnHubProcess implements AutoCloseable {
    private static final String SECRET = "0123456789-0123456789-0123456789";
    private final HttpClient http = HttpClient.newHttpClient();
    private final TestServers servers;
    private final HubChild hub;

    public OwnHubProcess(Path home, List<String> jvmOptions) throws Exception {
        this(home, jvmOptions, Map.of());
    }

    /** {@code more}: settings of its own. */
    public OwnHubProcess(Path home, List<String> jvmOptions, Map<String, String> more) throws Exception {
        Path data = Files.createDirectories(home.resolve("data"));
        Map<String, String> settings = new HashMap<>(more);
        settings.put("LINKSPAN_SECRET_SHOPIFY_WEBHOOK", SECRET);
        servers = TestServers.start(Files.createDirectories(home.resolve("servers")), settings);
        List<String> options = new ArrayList<>(Jvm.BRIEF.options("400m"));
        options.addAll(jvmOptions);
        Random random = new Random();
        hub = new HubChild(new HubChild.Settings(
                HubChild.RUN,
                home,
                data,
                LowPort.free(random),
                LowPort.free(random),
                servers.environment(),
                options,
                home.resolve("hub.log"),
                Duration.ZERO));
    }

    public HubChild process() {
        return hub;
    }

    /** A shop's order is accepted. */
    public void accepts(long id) {
        Awaitility.await("the order is accepted").until(() -> offers(id) == 200);
    }

    /** The status that a shop gets for its order. */
    public int offers(long id) throws Exception {
        return offers(id, 1);
    }

    /** The same, as it stands in that minute; of two the later one is news. */
    public int offers(long id, int minute) throws Exception {
        byte[] body = Shop.order(id, minute, minute).getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        HttpRequest post = HttpRequest.newBuilder(URI.create(hub.url() + "/in/shopify/order-created"))
                .header("Content-Type", "application/json")
                .header("X-Shopify-Hmac-Sha256", Base64.getEncoder().encodeToString(mac.doFinal(body)))
                .header("X-Shopify-Webhook-Id", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(post, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** Letters of a key. */
    public List<JsonNode> letters(String key) {
        List<JsonNode> letters = new ArrayList<>();
        hub.ask("/admin/letters?key=" + key).path("letters").forEach(letters::add);
        return letters;
    }

    public JsonNode replay(JsonNode letter) {
        return hub.tell("/admin/letters/" + letter.path("id").asText() + "/replay", Json.read("{}"));
    }

    @Override
    public void close() throws Exception {
        hub.close();
        servers.close();
    }
}
