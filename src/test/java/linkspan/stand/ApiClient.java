package linkspan.stand;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import linkspan.Hub;
import linkspan.inbound.client.NewKey;

/** A client of the order API that signs {@code linkspan-v2} as its page says, not by the hub's own code. */
public final class ApiClient {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final NewKey key;

    public ApiClient(Hub hub, String name) {
        this.port = hub.port();
        this.key = hub.messagePort().clients().add(name, 1_000_000);
    }

    /** With a key of a system of the house: its id is the name of the secret. */
    public ApiClient(Hub hub, NewKey key) {
        this.port = hub.port();
        this.key = key;
    }

    /** Of a hub in a process of its own. */
    public ApiClient(int port, NewKey key) {
        this.port = port;
        this.key = key;
    }

    /** The warehouse, as it posts to {@code /in/wms/…}. */
    public static ApiClient warehouse(Hub hub) {
        return new ApiClient(hub, new NewKey("wms-hub", hub.secrets().get("wms-hub")));
    }

    /** Posts once, under a delivery id of its own. */
    public HttpResponse<String> post(String path, String body) throws Exception {
        return send("POST", path, body, UUID.randomUUID().toString());
    }

    public HttpResponse<String> create(String order) throws Exception {
        return send("POST", "/api/v1/orders", order, UUID.randomUUID().toString());
    }

    public HttpResponse<String> read(String orderId) throws Exception {
        return send("GET", "/api/v1/orders/" + orderId, "", "");
    }

    public HttpResponse<String> send(String method, String path, String body, String idempotencyKey)
            throws IOException, InterruptedException, GeneralSecurityException {
        return send(
                method,
                path,
                body.getBytes(StandardCharsets.UTF_8),
                body.isEmpty() ? "" : "application/json",
                idempotencyKey);
    }

    /** With further headers. */
    public HttpResponse<String> send(
            String method, String path, String body, String idempotencyKey, Map<String, String> headers)
            throws IOException, InterruptedException, GeneralSecurityException {
        String type = body.isEmpty() ? "" : "application/json";
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), type, idempotencyKey, headers);
    }

    /** A document of another form than JSON. */
    public HttpResponse<String> send(
            String method, String path, byte[] bytes, String contentType, String idempotencyKey)
            throws IOException, InterruptedException, GeneralSecurityException {
        return send(method, path, bytes, contentType, idempotencyKey, Map.of());
    }

    private HttpResponse<String> send(
            String method,
            String path,
            byte[] bytes,
            String contentType,
            String idempotencyKey,
            Map<String, String> headers)
            throws IOException, InterruptedException, GeneralSecurityException {
        String[] target = path.split("\\?", 2);
        String timestamp = Long.toString(Instant.now().toEpochMilli());
        String nonce = UUID.randomUUID().toString();
        String text = String.join(
                "\n",
                "LINKSPAN2",
                method,
                target[0],
                target.length > 1 ? target[1] : "",
                "127.0.0.1:" + port,
                contentType,
                timestamp,
                nonce,
                key.keyId(),
                idempotencyKey,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "ApiKey " + key.keyId())
                .header("X-Timestamp", timestamp)
                .header("X-Nonce", nonce)
                .header("X-Signature", "v2=" + signature)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (!idempotencyKey.isEmpty()) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
