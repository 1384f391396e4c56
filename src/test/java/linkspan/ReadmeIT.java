package linkspan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types what the README says, its {@code mvn} lines excepted, in a folder that looks like the project's root. */
class ReadmeIT {
    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");

    @Test
    void its_commands_work(@TempDir Path root) throws Exception {
        for (String folder : List.of("target", "routes", "mappings")) {
            Files.createSymbolicLink(
                    root.resolve(folder), Path.of(folder).toAbsolutePath().normalize());
        }
        Process hub = null;
        try {
            for (String command : commands()) {
                if (command.contains(" run ")) {
                    hub = start(root, command);
                    awaitReady(hub);
                } else {
                    Process process = start(root, command);
                    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(command).isTrue();
                    assertThat(process.exitValue())
                            .as(command + "\n" + log(root))
                            .isZero();
                }
            }
        } finally {
            if (hub != null) {
                hub.destroy();
                assertThat(hub.waitFor(2, TimeUnit.MINUTES)).isTrue();
                assertThat(hub.exitValue()).as(log(root)).isZero();
            }
        }
    }

    @Test
    void its_files_exist_and_it_is_short() throws IOException {
        String text = Files.readString(Path.of("README.md"));
        assertThat(text.lines().count()).isLessThanOrEqualTo(150);
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            assertThat(Path.of(link.group(1))).exists();
        }
    }

    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(Path.of("README.md")));
        while (block.find()) {
            String text = block.group(1);
            Stream<String> lines = text.contains("=$(") ? Stream.of(text) : text.lines(); // a script is one command
            lines.filter(line -> !line.startsWith("mvn ")).forEach(commands::add);
        }
        assertThat(commands).hasSizeGreaterThan(5);
        return commands;
    }

    private static Process start(Path root, String command) throws IOException {
        String line = command.contains("=$(") ? "set -eo pipefail\n" + command : "exec " + command;
        return new ProcessBuilder("bash", "-c", line)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        root.resolve("output.log").toFile()))
                .start();
    }

    private static String log(Path root) throws IOException {
        return Files.readString(root.resolve("output.log"));
    }

    private static void awaitReady(Process hub) {
        HttpClient http = HttpClient.newHttpClient();
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> !hub.isAlive()
                        || http.send(
                                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:8081/health/ready"))
                                                        .build(),
                                                HttpResponse.BodyHandlers.discarding())
                                        .statusCode()
                                == 200);
        assertThat(hub.isAlive()).isTrue();
    }
}
