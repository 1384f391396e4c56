package linkspan.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import linkspan.platform.resilience.DeliveryFailed;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A system that says something before it answers, byte for byte. */
class InterimAnswersTest {
    private static final String DONE = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final String DOWN = "HTTP/1.1 503 Down\r\nContent-Length: 0\r\n\r\n";

    private final Queue<String> says = new ConcurrentLinkedQueue<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final CamelContext camel = new DefaultCamelContext();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    InterimAnswersTest() throws IOException {}

    @BeforeEach
    void a_system(@TempDir Path folder) throws Exception {
        Thread accepting = new Thread(this::accept);
        accepting.setDaemon(true);
        accepting.start();
        Files.createDirectories(folder.resolve("routes/acme"));
        Files.writeString(
                folder.resolve("routes/acme/system.properties"),
                "acme.url=http://127.0.0.1:" + server.getLocalPort() + "\n");
        SystemCatalog catalog = SystemCatalog.load(folder.resolve("routes"), name -> null, value -> value);
        Secrets secrets = new Secrets(folder, name -> null, Secrets.WhenMissing.MAKE);
        camel.addComponent(
                "call", new CallComponent(catalog, secrets, vertx, Clock.systemUTC(), (system, network) -> network));
        camel.start();
    }

    @AfterEach
    void stop() throws Exception {
        camel.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100 Continue", "102 Processing", "103 Early Hints", "110 Unheard of", "199 Unheard of"})
    void each_call_gets_the_answer_behind_the_interim_ones(String interim) {
        String before = "HTTP/1.1 " + interim + "\r\nX-Progress: half\r\n\r\n";
        says.add(before + before + DOWN);
        says.add(before + DONE);
        says.add(DOWN);
        assertThat(List.of(outcome(), outcome(), outcome()))
                .containsExactly("SYSTEM_ERROR HTTP 503", "done", "SYSTEM_ERROR HTTP 503");
    }

    @Test
    void what_is_no_http_any_more_serves_no_other_call() {
        says.add("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: other\r\n\r\n");
        says.add(DONE);
        assertThat(List.of(outcome(), outcome())).containsExactly("ANSWER_LOST HTTP 101 and no answer", "done");
        assertThat(connections).hasSize(2);
    }

    private String outcome() {
        Throwable failed = camel.createProducerTemplate()
                .request("call:acme/orders", exchange -> {
                    exchange.setProperty(ExchangeProperty.DATA, Json.read("{}"));
                    exchange.getMessage().setBody(Json.read("{}"));
                })
                .getException();
        if (failed == null) {
            return "done";
        }
        DeliveryFailure why = (DeliveryFailure) DeliveryFailed.unwrapped(failed);
        return (why.code() + " " + why.getMessage()).strip();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                Thread answering = new Thread(() -> answer(connection));
                answering.setDaemon(true);
                answering.start();
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    /** What was to be said next, after each whole request. */
    private void answer(Socket connection) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            int body = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    body = Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip());
                }
                if (line.isEmpty()) {
                    in.skip(body);
                    connection.getOutputStream().write(says.remove().getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException e) {
            // the hub has closed it
        }
    }
}
