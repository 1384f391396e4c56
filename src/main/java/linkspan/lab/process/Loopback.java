package linkspan.lab.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalInt;
import linkspan.model.Json;

/** Plain HTTP to a child. */
final class Loopback {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** The status, or nothing while nobody listens or answers. */
    OptionalInt status(String url) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return OptionalInt.of(
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** {@code authorization} may be empty. */
    JsonNode get(String url, String authorization) {
        return send(request(url, authorization).build());
    }

    /** {@code authorization} may be empty. */
    JsonNode post(String url, JsonNode body, String authorization) {
        return send(request(url, authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(body)))
                .build());
    }

    private static HttpRequest.Builder request(String url, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private JsonNode send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new ChildFailed(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
            return Json.read(answer.body());
        } catch (IOException e) {
            throw new ChildFailed(request.uri() + " does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChildFailed("interrupted while asking " + request.uri());
        }
    }
}
