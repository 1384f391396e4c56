package linkspan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import linkspan.event.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProcessTest {
    @Test
    void run_says_where_it_is_and_a_sigterm_stops_it_in_order(@TempDir Path data) throws Exception {
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "linkspan.Linkspan",
                        "run",
                        "--json",
                        "--sandbox",
                        "--port",
                        "0",
                        "--ops-port",
                        "0",
                        "--data",
                        data.toString())
                .redirectError(data.resolve("log").toFile())
                .start();
        try (BufferedReader out = hub.inputReader()) {
            JsonNode places = Json.read(out.readLine());
            String ops = places.path("ops").asText();
            HttpResponse<String> ready = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(ops + "/health/ready"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(Typed.run("letters", "list", "--data", data.toString(), "--ops-port", ops.replaceAll(".*:", ""))
                            .out()
                            .strip())
                    .isEqualTo("no letters");

            hub.toHandle().destroy(); // SIGTERM; the pipe stays open

            assertThat(hub.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(hub.exitValue()).isZero();
            assertThat(out.readLine()).isNull();
        } finally {
            hub.destroyForcibly();
        }
    }
}
