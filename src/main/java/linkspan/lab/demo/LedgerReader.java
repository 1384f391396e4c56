package linkspan.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import linkspan.model.Json;

/** Asks a simulated system what took effect there. */
final class LedgerReader {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI sandbox;

    LedgerReader(URI sandbox) {
        this.sandbox = sandbox;
    }

    /** Compares the receiver's ledger with what it should hold, pairs of order and sequence number. */
    Effects compare(String system, Set<Effect> expected) throws InterruptedException {
        JsonNode ledger = get("/ledger/" + system + "?pairs=true");
        Set<Effect> there = new HashSet<>();
        ledger.path("pairs")
                .properties()
                .forEach(order ->
                        order.getValue().forEach(seq -> there.add(new Effect(order.getKey(), seq.longValue()))));
        long effective = expected.stream().filter(there::contains).count();
        long uncalledFor =
                there.stream().filter(each -> !expected.contains(each)).count();
        return new Effects(
                effective,
                expected.size() - effective,
                ledger.path("doubled").longValue() + uncalledFor,
                ledger.path("outOfOrder").longValue());
    }

    private JsonNode get(String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(sandbox.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": HTTP " + answer.statusCode());
            }
            return Json.read(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(path + ": " + e.getMessage(), e);
        }
    }

    /** One event at one system. */
    record Effect(String key, long sequence) {}
}
