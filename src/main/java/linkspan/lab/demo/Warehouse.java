package linkspan.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import linkspan.model.Json;

/** The people in the simulated warehouse. */
final class Warehouse {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** Unknown, cancelled, with the partner. */
    private static final Set<Integer> NOT_OURS = Set.of(40401, 40901, 40903);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sandbox;
    private final Set<String> notOurs = new HashSet<>();

    Warehouse(URI sandbox) {
        this.sandbox = sandbox;
    }

    /** False when it is not for them (the partner abroad has it, or it is gone), or when they cannot just now. */
    boolean ship(String orderId) throws InterruptedException {
        if (notOurs.contains(orderId)) {
            return false;
        }
        String path = "/wms/ship/"
                + URLEncoder.encode(orderId, StandardCharsets.UTF_8).replace("+", "%20");
        int code;
        try {
            code = send(request(path).POST(HttpRequest.BodyPublishers.noBody()))
                    .path("code")
                    .asInt(-1);
        } catch (IOException e) {
            return false; // somebody switched a fault on
        }
        if (NOT_OURS.contains(code)) {
            notOurs.add(orderId);
        }
        return code == 0;
    }

    /** Returns when the hub has taken all that they have to tell; throws when for a minute it takes nothing. */
    void awaitTold() throws InterruptedException {
        int waiting = waiting();
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (waiting > 0) {
            TimeUnit.MILLISECONDS.sleep(50);
            int now = waiting();
            if (now < waiting) {
                giveUp = System.nanoTime() + PATIENCE_NANOS;
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("the hub does not take what the warehouse tells: " + now + " wait");
            }
            waiting = now;
        }
    }

    private int waiting() throws InterruptedException {
        try {
            return send(request("/wms/outbox").GET()).at("/data/waiting").asInt();
        } catch (IOException e) {
            throw new IllegalStateException("the warehouse does not answer: " + e.getMessage(), e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(sandbox.resolve(path));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return Json.read(
                http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }
}
