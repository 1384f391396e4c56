package linkspan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import linkspan.cli.terminal.FailureLine;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SandboxCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        return new CommandLine(new SandboxCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void json_is_one_line_once_it_is_up_and_stopping_is_exit_0(@TempDir Path data) throws Exception {
        FutureTask<Integer> run =
                new FutureTask<>(() -> execute("--port", "0", "--bi-port", "0", "--data", data.toString(), "--json"));
        Thread thread = new Thread(run);
        thread.start();
        Awaitility.await().until(() -> out.toString().endsWith("\n"));
        thread.interrupt();

        assertThat(run.get()).isZero();
        assertThat(out.toString())
                .matches("\\{\"url\":\"http://127.0.0.1:\\d+\",\"biUrl\":\"jdbc:h2:tcp://127.0.0.1:\\d+/bi\"}\\R");
    }

    @Test
    void a_taken_port_is_one_line_and_exit_78(@TempDir Path data) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(execute("--port", port, "--bi-port", "0", "--data", data.toString()))
                    .isEqualTo(78);
            assertThat(execute("--port", "0", "--bi-port", port, "--data", data.toString()))
                    .isEqualTo(78);
            assertThat(err.toString().lines())
                    .containsExactly(
                            "sandbox: port " + port + " on 127.0.0.1 is in use",
                            "sandbox: port " + port + " on 127.0.0.1 is in use");
        }
    }

    @Test
    void a_hub_to_post_to_needs_an_address_and_a_secret(@TempDir Path data) {
        String[] ports = {
            "--port", "0", "--bi-port", "0", "--data", data.resolve("sandbox").toString()
        };
        assertThat(execute(Stream.concat(Stream.of(ports), Stream.of("--hub", "ftp://x", "--hub-data", data.toString()))
                        .toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--hub: ftp://x is no http://host:port");
        err.getBuffer().setLength(0);
        CommandLine.IExecutionExceptionHandler failures = new FailureLine();
        int exit = new CommandLine(new SandboxCommand())
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(failures)
                .execute(Stream.concat(Stream.of(ports), Stream.of("--hub", "http://127.0.0.1:1"))
                        .toArray(String[]::new));
        assertThat(exit).isEqualTo(78);
        assertThat(err.toString()).contains("LINKSPAN_SECRET_WMS_HUB is missing");
    }

    @Test
    void nonsense_is_a_usage_error_and_help_has_an_example() {
        assertThat(execute("--port", "70000")).isEqualTo(2);
        assertThat(err.toString()).contains("port must be 0 to 65535, is 70000");
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("Example:");
    }
}
