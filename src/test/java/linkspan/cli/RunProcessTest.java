package linkspan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import linkspan.model.Json;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProcessTest {
    private static Process linkspan(Path data, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "linkspan.Linkspan"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        return new ProcessBuilder(command)
                .redirectError(data.resolve("log").toFile())
                .start();
    }

    @Test
    void what_is_wrong_with_the_configuration_is_the_only_line(@TempDir Path data) throws Exception {
        Process hub = linkspan(data, "run", "--home", data.toString());

        assertThat(hub.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(hub.exitValue()).isEqualTo(78);
        assertThat(Files.readAllLines(data.resolve("log")))
                .containsExactly("run: " + data + "/routes: no such folder; start in the project's root or name it with"
                        + " --home");
    }

    @Test
    void run_says_where_it_is_and_a_sigterm_stops_it_in_order_with_the_simulated_systems(@TempDir Path data)
            throws Exception {
        Process hub =
                linkspan(data, "run", "--json", "--sandbox", "--host", "0.0.0.0", "--port", "0", "--ops-port", "0");
        try (BufferedReader out = hub.inputReader()) {
            JsonNode places = Json.read(out.readLine());
            List<ProcessHandle> children = hub.toHandle().children().toList();
            assertThat(children).as("the simulated systems run apart").hasSize(1);
            assertThat(opensAt("127.0.0.1", places.path("sandbox"))).isTrue();
            String ops = places.path("ops").asText();
            assertThat(opensAt("127.0.0.2", places.path("messages"))).isTrue();
            assertThat(opensAt("127.0.0.1", places.path("ops"))).isTrue();
            assertThat(opensAt("127.0.0.2", places.path("ops")))
                    .as("--host opens the message port only")
                    .isFalse();
            HttpResponse<String> ready = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(ops + "/health/ready"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(ready.statusCode()).isEqualTo(200);
            String port = ops.substring(ops.lastIndexOf(':') + 1);
            assertThat(Typed.run("letters", "list", "--data", data.toString(), "--ops-port", port)
                            .out()
                            .strip())
                    .isEqualTo("no letters");

            hub.toHandle().destroy(); // SIGTERM; the pipe stays open

            assertThat(hub.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(hub.exitValue()).isZero();
            assertThat(out.readLine()).isNull();
            Awaitility.await().until(() -> !children.get(0).isAlive());
            assertThat(opensAt("127.0.0.1", places.path("sandbox"))).isFalse();
        } finally {
            hub.destroyForcibly();
        }
    }

    /** The other end of their input is gone however a hub ends, by {@code kill -9}, too. */
    @Test
    void simulated_systems_end_when_nobody_holds_the_other_end_of_their_input(@TempDir Path data) throws Exception {
        Process sandbox = linkspan(data, "sandbox", "--tethered", "--json", "--port", "0", "--bi-port", "0");
        try (BufferedReader out = sandbox.inputReader()) {
            JsonNode places = Json.read(out.readLine());
            assertThat(opensAt("127.0.0.1", places.path("url"))).isTrue();

            sandbox.getOutputStream().close();

            assertThat(sandbox.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(sandbox.exitValue()).isZero();
            assertThat(opensAt("127.0.0.1", places.path("url"))).isFalse();
        } finally {
            sandbox.destroyForcibly();
        }
    }

    private static boolean opensAt(String address, JsonNode place) {
        String url = place.asText();
        int port = Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
