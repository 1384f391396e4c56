package linkspan.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The checks of image and compose file, typed as a container would, at a real hub. */
@ExtendWith(TestHub.Extension.class)
class HealthcheckTest {
    private final TestHub hub;

    HealthcheckTest(TestHub hub) {
        this.hub = hub;
    }

    private static boolean healthy(List<String> command, int port) throws Exception {
        Process check = new ProcessBuilder(command.stream()
                        .map(word -> word.replace("/8081", "/" + port))
                        .toList())
                .redirectErrorStream(true)
                .start();
        assertThat(check.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return check.exitValue() == 0;
    }

    private static List<List<String>> checks() throws IOException {
        List<String> ofHub = Stack.read().list("hub-1", "healthcheck", "test");
        assertThat(ofHub).first().isEqualTo("CMD");
        return List.of(
                Recipe.read().healthcheck(),
                ofHub.subList(1, ofHub.size()).stream()
                        .map(word -> word.replace("$$", "$"))
                        .toList());
    }

    @Test
    void a_running_hub_is_healthy() throws Exception {
        for (List<String> check : checks()) {
            assertThat(String.join(" ", check)).contains("127.0.0.1/8081").containsPattern("/health/(live|ready)");
            assertThat(healthy(check, hub.opsPort())).as(check.toString()).isTrue();
        }
    }

    @Test
    void nobody_and_somebody_else_are_not() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        for (List<String> check : checks()) {
            assertThat(healthy(check, free)).isFalse();
            assertThat(healthy(check, hub.port())).as("another port says 404").isFalse();
        }
        assertThat(Path.of("docker/compose.yaml")).exists();
    }
}
