package linkspan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.stand.FewSystems;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the configuration is a line for each thing, which names key or file, and exit 78. */
@ExtendWith(TestHub.Extension.class)
class StartErrorsTest {
    private final TestHub running;

    @TempDir
    private Path home;

    @TempDir
    private Path data;

    StartErrorsTest(TestHub running) {
        this.running = running;
    }

    @BeforeEach
    void copyHome() throws IOException {
        FewSystems.home(home, List.of("oms", "wms"));
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(home.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(home.resolve(file), text.replace(from, to));
    }

    private void refuses(String... words) {
        refuses(data, 0, 0, words);
    }

    private void refuses(Path data, int port, int opsPort, String... words) {
        Typed typed = Typed.run(
                "run",
                "--port",
                "" + port,
                "--ops-port",
                "" + opsPort,
                "--home",
                home.toString(),
                "--data",
                data.toString());
        assertThat(typed.err()).contains(words);
        assertThat(typed.err().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("run: "));
        assertThat(typed.err()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(typed.code()).isEqualTo(78);
        assertThat(typed.out()).isEmpty();
    }

    @Test
    void a_taken_port() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refuses(data, 0, taken.getLocalPort(), "--ops-port", ":" + taken.getLocalPort());
            // on the data that the first one has begun
            refuses(data, taken.getLocalPort(), 0, "port", ":" + taken.getLocalPort());
        }
    }

    @Test
    void ports_that_make_no_sense() {
        refuses(data, 70_000, 0, "--port must be 0 to 65535, is 70000");
        refuses(data, 9, 9, "--port and --ops-port are both 9");
    }

    @Test
    void a_missing_folder() throws IOException {
        Files.move(home.resolve("routes"), home.resolve("routen"));
        refuses(home.resolve("routes").toString(), "no such folder", "--home");
    }

    @Test
    void a_data_folder_in_use() {
        refuses(running.data(), 0, 0, running.data().toString(), "in use by another hub");
    }

    @Test
    void a_value_that_makes_no_sense() throws IOException {
        change("routes/wms/system.properties", "wms.concurrency=32", "wms.concurrency=many");
        refuses("run: routes/wms/system.properties:12:1 settings-broken: wms.concurrency: 'many' is no whole number");
    }

    @Test
    void a_key_of_another_system() throws IOException {
        change("routes/wms/system.properties", "wms.concurrency=32", "concurrency=32");
        refuses("routes/wms/system.properties:12:1 settings-broken: concurrency: every key starts with wms.");
    }

    @Test
    void an_event_that_does_not_exist() throws IOException {
        change("routes/wms/deliver-order-updated.camel.yaml", "event:order-updated", "event:order-changed");
        refuses(
                "routes/wms/deliver-order-updated.camel.yaml:7:12 route-id-mismatch",
                "routes/wms/deliver-order-updated.camel.yaml:7:12 unknown-event: there is no event order-changed; there are");
    }

    @Test
    void a_mapping_that_does_not_compile() throws IOException {
        Files.writeString(home.resolve("mappings/oms/deliver-order-updated.jslt"), "{\"a\": }\n");
        refuses("run: mappings/oms/deliver-order-updated.jslt:1:7: unexpected }");
    }

    @Test
    void a_route_file_that_is_no_route() throws IOException {
        Files.writeString(home.resolve("routes/oms/deliver-order-updated.camel.yaml"), "- route:\n    fom: x\n");
        refuses("routes/oms/deliver-order-updated.camel.yaml:2:5 route-broken");
    }
}
