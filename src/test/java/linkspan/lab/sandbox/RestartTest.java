package linkspan.lab.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

class RestartTest extends SandboxCase {
    private static final String ORDER =
            "{\"orderNo\":\"A-1\",\"currency\":\"GBP\",\"amounts\":{\"total\":\"9.90\"},\"lines\":[{\"sku\":\"S\",\"qty\":4}]}";

    @Test
    void everything_is_read_back() {
        http.put("/wms/stock/S", "{\"available\":10}");
        Http.Reply first = http.post("/wms/outbound-orders", ORDER, Http.event("A-1", 2, "k1"));
        http.post("/oms/orders", ORDER, Http.event("A-1", 2, "k1"));
        http.put("/oms/orders/A-1", ORDER, Http.event("A-1", 1, "k2"));
        String wms = http.get("/ledger/wms?pairs=true").http().body();
        String oms = http.get("/ledger/oms?pairs=true").http().body();

        restart();

        assertThat(http.get("/ledger/wms?pairs=true").http().body()).isEqualTo(wms);
        assertThat(http.get("/ledger/oms?pairs=true").http().body())
                .isEqualTo(oms)
                .contains("\"outOfOrder\":1");
        assertThat(http.get("/ledger/oms/A-1").json().get("arrivals")).hasSize(2);
        assertThat(http.get("/oms/totals").http().body()).isEqualTo("{\"GBP\":\"9.90\"}");
        assertThat(http.get("/wms/stock/S").json().at("/data/available").asInt())
                .isEqualTo(6);
        Http.Reply again = http.post("/wms/outbound-orders", ORDER, Http.event("A-1", 2, "k1"));
        assertThat(again.http().body()).isEqualTo(first.http().body());
        assertThat(again.http().headers().firstValue("Idempotent-Replayed")).contains("true");
        http.post("/wms/outbound-orders/A-1/cancel", "");
        assertThat(http.get("/wms/stock/S").json().at("/data/available").asInt())
                .isEqualTo(10);
    }

    @Test
    void a_torn_last_line_is_cut_off() throws IOException {
        http.post("/oms/orders", ORDER, Http.event("A-1", 1, "k1"));
        sandbox.close();
        Path ledger = data.resolve("oms.ledger");
        String whole = Files.readString(ledger);
        Files.writeString(ledger, whole.substring(0, whole.length() / 2), StandardOpenOption.APPEND);

        start();

        assertThat(http.get("/ledger/oms").json().get("effects").asInt()).isEqualTo(1);
        assertThat(Files.readString(ledger)).isEqualTo(whole);
        http.put("/oms/orders/A-1", ORDER, Http.event("A-1", 2, "k2"));
        assertThat(Files.readAllLines(ledger)).hasSize(2);
    }

    @Test
    void a_torn_line_longer_than_a_block_and_the_only_one_is_cut_off() throws IOException {
        sandbox.close();
        Path ledger = data.resolve("oms.ledger");
        Files.writeString(ledger, "{\"x\":\"" + "y".repeat(200_000));

        start();

        assertThat(Files.size(ledger)).isZero();
    }

    @Test
    void a_damaged_ledger_stops_the_start_and_names_file_and_line() throws IOException {
        http.post("/oms/orders", ORDER);
        sandbox.close();
        Files.writeString(data.resolve("oms.ledger"), "nonsense\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("oms.ledger")
                .hasMessageContaining("line 2");
    }

    @Test
    void a_second_sandbox_on_a_taken_port_is_refused() {
        assertThatThrownBy(() -> Sandbox.start(new SandboxOptions(sandbox.port(), 0, data.resolve("other"), 1)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("port " + sandbox.port() + " on 127.0.0.1 is in use");
    }

    @Test
    void a_second_sandbox_on_the_same_folder_is_refused_and_touches_nothing() throws Exception {
        Path ledger = data.resolve("oms.ledger");
        Files.writeString(ledger, "half a line being written");
        Process second = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondSandbox.class.getName(),
                        data.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(data.toRealPath() + " is in use by another sandbox");
        assertThat(Files.readString(ledger)).isEqualTo("half a line being written");
    }

    /** Another process: within one, H2 shares the database. */
    static final class SecondSandbox {
        public static void main(String[] folder) {
            Sandbox.start(new SandboxOptions(0, 0, Path.of(folder[0]), 1)).close();
        }
    }
}
