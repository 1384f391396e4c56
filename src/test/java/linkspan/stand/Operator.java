package linkspan.stand;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.model.Json;

/** Somebody with the token of the ops port. */
public final class Operator {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final String token;

    public Operator(int opsPort, Path data) throws IOException {
        this.port = opsPort;
        this.token = Files.readString(data.resolve("ops.token")).strip();
    }

    /** Ids of the dead letters that are about this key. */
    public List<String> letters(String key) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode letter :
                Json.read(get("/admin/letters?limit=1000").body()).path("letters")) {
            if (letter.path("key").asText().equals(key)) {
                ids.add(letter.path("id").asText());
            }
        }
        return ids;
    }

    public HttpResponse<String> get(String path) throws Exception {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + token);
    }
}
