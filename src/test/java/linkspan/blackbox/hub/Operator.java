package linkspan.blackbox.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What an operator sees and does at a hub's ops port. */
public final class Operator {
    private static final int MOST_LETTERS = 10_000;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String url;
    private final Path token;

    Operator(String url, Path token) {
        this.url = url;
        this.token = token;
    }

    boolean isReady() throws InterruptedException {
        try {
            return ask(HttpRequest.newBuilder(URI.create(url + "/health/ready")), 3)
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What {@code /health/ready} says, for people. */
    public String health() throws InterruptedException {
        try {
            HttpResponse<String> said = ask(HttpRequest.newBuilder(URI.create(url + "/health/ready")), 10);
            return said.statusCode() + " " + said.body();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** All letters that wait for a person. */
    public JsonNode letters() throws IOException, InterruptedException {
        return get("/admin/letters?limit=" + MOST_LETTERS).path("letters");
    }

    /** Where an order is, as {@code order ID --json} tells it. */
    public JsonNode order(String id) throws IOException, InterruptedException {
        return get("/admin/orders/" + id);
    }

    /** Gives a letter up or has it sent again; returns what the hub said. */
    public String decide(String letter, String decision) throws IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", "seen at the receiver");
        return post("/admin/letters/" + letter + "/" + decision, body).toString();
    }

    /** A key of the order API: {@code keyId}, {@code secret}. */
    public JsonNode addClient(String name) throws IOException, InterruptedException {
        return post("/admin/clients", JsonNodeFactory.instance.objectNode().put("name", name));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(ask(authorised(HttpRequest.newBuilder(URI.create(url + path))), 30)
                .body());
    }

    private JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        return json.readTree(ask(authorised(request), 30).body());
    }

    private HttpRequest.Builder authorised(HttpRequest.Builder request) throws IOException {
        return request.header(
                "Authorization", "Bearer " + Files.readString(token).strip());
    }

    private HttpResponse<String> ask(HttpRequest.Builder request, int seconds)
            throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(seconds)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
