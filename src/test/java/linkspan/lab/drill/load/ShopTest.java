package linkspan.lab.drill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTest {
    private static final OrderStory.Message MESSAGE = new OrderStory.Message("m1", "order-created", "{}");
    private final ShopAttempts attempts = new ShopAttempts();
    private HttpServer hub;
    private int status = 200;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
            status = 200;
        });
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop(0);
    }

    private void tell(int first) throws InterruptedException {
        List<String> urls = List.of(
                "http://127.0.0.1:1", "http://127.0.0.1:" + hub.getAddress().getPort());
        try (Journal journal = Journal.create(folder.resolve("journal"))) {
            new Shop(urls, "s", journal, attempts, Clock.systemUTC()).tell(MESSAGE, "o1", first);
        }
    }

    @Test
    void what_a_dead_hub_does_not_take_goes_to_the_other_one_at_once() throws Exception {
        tell(0);

        assertThat(attempts.all()).extracting(Attempt::hub).containsExactly(0, 1);
        assertThat(attempts.all()).extracting(Attempt::status).containsExactly(0, 200);
        assertThat(attempts.unheard()).isZero();
        assertThat(Files.readAllLines(folder.resolve("journal"))).containsExactly("try m1 o1", "try m1 o1", "ok m1");
    }

    @Test
    void a_message_that_no_hub_takes_is_told_again_and_counted() throws Exception {
        status = 503;

        tell(3);

        assertThat(attempts.all()).extracting(Attempt::status).containsExactly(503, 0, 200);
        assertThat(attempts.unheard()).isOne();
    }

    @Test
    void what_no_repetition_mends_ends_the_drill() {
        status = 401;

        assertThatThrownBy(() -> tell(1)).hasMessageContaining("refused a message: 401");
    }
}
