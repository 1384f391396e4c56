package linkspan.lab.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import linkspan.lab.sandbox.call.SandboxJson;

/** Calls a running sandbox. */
public record Http(HttpClient client, String url) {
    public record Reply(HttpResponse<String> http) {
        public int status() {
            return http.statusCode();
        }

        public JsonNode json() {
            return SandboxJson.parse(http.body());
        }

        public int code() {
            return json().path("code").asInt(-1);
        }
    }

    static Http to(Sandbox sandbox) {
        return new Http(HttpClient.newHttpClient(), sandbox.url());
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply post(String path, String body, String... headers) {
        return send(withHeaders(path, headers).POST(BodyPublishers.ofString(body)));
    }

    public Reply put(String path, String body, String... headers) {
        return send(withHeaders(path, headers).PUT(BodyPublishers.ofString(body)));
    }

    public CompletableFuture<HttpResponse<String>> postAsync(String path, String body) {
        HttpRequest request = request(path).POST(BodyPublishers.ofString(body)).build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    /** The headers of an event: subject, sequence, idempotency key. */
    public static String[] event(String orderId, long sequence, String key) {
        return new String[] {
            "ce-id",
            orderId + "-e" + sequence,
            "ce-subject",
            orderId,
            "ce-sequence",
            Long.toString(sequence),
            "Idempotency-Key",
            key
        };
    }

    private HttpRequest.Builder withHeaders(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(2));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
