package linkspan.lab.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import linkspan.model.Json;

/** HTTP to the hubs and simulated systems of this machine. Safe for many threads. */
public final class Loopback {
    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** What came back. */
    public record Answer(int status, String body) {
        /** 2xx. */
        public boolean fine() {
            return status / 100 == 2;
        }

        /** Throws {@link Json.Malformed} for what is no JSON. */
        public JsonNode json() {
            return Json.read(body);
        }
    }

    /** The status, or nothing while nobody listens or answers within two seconds. */
    public OptionalInt status(String url) {
        try {
            return OptionalInt.of(send(request(url, Duration.ofSeconds(2))).status());
        } catch (IOException e) {
            return OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** The JSON of a 2xx; anything else is {@link Unanswered}. */
    public JsonNode get(String url) {
        return get(url, "");
    }

    /** The same; {@code authorization} may be empty. */
    public JsonNode get(String url, String authorization) {
        return ask(authorized(url, authorization));
    }

    /** The JSON of a 2xx; anything else is {@link Unanswered}. {@code authorization} may be empty. */
    public JsonNode post(String url, JsonNode body, String authorization) {
        return ask(authorized(url, authorization)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(body))));
    }

    /** The JSON of a 2xx; anything else is {@link Unanswered}. */
    public JsonNode put(String url, JsonNode body) {
        return ask(request(url, PATIENCE)
                .header("Content-Type", JSON)
                .PUT(HttpRequest.BodyPublishers.ofString(Json.text(body))));
    }

    /** One attempt to post, whatever the answer. Throws when there was none within {@code patience}. */
    public Answer post(URI url, Map<String, String> headers, byte[] body, Duration patience)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(url.toString(), patience).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        return send(request);
    }

    private static HttpRequest.Builder request(String url, Duration patience) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(patience);
    }

    private static HttpRequest.Builder authorized(String url, String authorization) {
        HttpRequest.Builder request = request(url, PATIENCE);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    private JsonNode ask(HttpRequest.Builder request) {
        URI url = request.build().uri();
        try {
            Answer answer = send(request);
            if (!answer.fine()) {
                throw new Unanswered(url + " answered " + answer.status() + " " + answer.body());
            }
            return answer.json();
        } catch (IOException e) {
            throw new Unanswered(url + " does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered("interrupted while asking " + url);
        }
    }
}
