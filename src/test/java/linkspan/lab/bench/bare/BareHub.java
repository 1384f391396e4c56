package linkspan.lab.bench.bare;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Takes signed orders, checks them a little, and answers when they are committed; many share a commit. Its settings are in the
 * environment: {@code BARE_PORT}, {@code BARE_URL}, {@code BARE_USER}, {@code BARE_PASSWORD}, {@code BARE_SECRET}.
 */
public final class BareHub {
    private static final int COMMITTERS = 2;
    private static final int MOST = 256;
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Waiting(HttpServerRequest request, BareRows.Order order) {}

    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final BareSignature signature;

    private BareHub(String secret) throws GeneralSecurityException {
        signature = new BareSignature(secret);
    }

    public static void main(String[] arguments) throws GeneralSecurityException, SQLException {
        Map<String, String> environment = System.getenv();
        BareHub hub = new BareHub(environment.getOrDefault("BARE_SECRET", ""));
        for (int i = 0; i < COMMITTERS; i++) {
            Connection connection = DriverManager.getConnection(
                    environment.get("BARE_URL"), environment.get("BARE_USER"), environment.get("BARE_PASSWORD"));
            if (i == 0) {
                BareRows.make(connection);
            }
            connection.setAutoCommit(false);
            new Thread(() -> hub.commit(connection), "bare-commit-" + i).start();
        }
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> hub.take(request, body)))
                .listen(Integer.parseInt(environment.getOrDefault("BARE_PORT", "0")), "127.0.0.1");
    }

    private void take(HttpServerRequest request, Buffer body) {
        if (!request.path().equals("/api/v1/orders")) {
            answer(request, 404, "{}".getBytes(UTF_8));
            return;
        }
        byte[] bytes = body.getBytes();
        String digest = signature.checked(request.path(), request.headers(), bytes);
        BareRows.Order order = digest == null ? null : order(request, bytes, digest);
        if (order == null) {
            answer(request, digest == null ? 401 : 400, "{}".getBytes(UTF_8));
        } else {
            queue.add(new Waiting(request, order));
        }
    }

    private static BareRows.@Nullable Order order(HttpServerRequest request, byte[] body, String digest) {
        try {
            JsonNode given = JSON.readTree(body);
            if (!given.path("currency").isTextual() || given.path("items").isEmpty()) {
                return null;
            }
            String id = UUID.randomUUID().toString();
            ObjectNode document = given.deepCopy();
            document.put("orderId", id).put("status", "CREATED").put("version", 1);
            ObjectNode answer = JSON.createObjectNode().put("code", 0).put("message", "ok");
            answer.putObject("data").put("orderId", id).put("status", "CREATED");
            return new BareRows.Order(
                    UUID.randomUUID().toString(),
                    UUID.randomUUID().toString(),
                    id,
                    request.getHeader("Idempotency-Key"),
                    request.getHeader("X-Nonce"),
                    digest,
                    body,
                    JSON.writeValueAsBytes(document),
                    JSON.writeValueAsBytes(answer));
        } catch (java.io.IOException e) {
            return null;
        }
    }

    private void commit(Connection connection) {
        List<Waiting> group = new ArrayList<>();
        try {
            while (true) {
                group.clear();
                group.add(queue.take());
                queue.drainTo(group, MOST - 1);
                BareRows.write(connection, group.stream().map(Waiting::order).toList());
                List.copyOf(group).forEach(each -> answer(each.request, 201, each.order.answer()));
            }
        } catch (InterruptedException | SQLException e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void answer(HttpServerRequest request, int status, byte[] body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(body));
    }
}
