package linkspan.console.web;

import static j2html.TagCreator.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import linkspan.console.visit.LivePart;
import linkspan.console.visit.Visit;
import linkspan.console.visit.Wording;
import linkspan.operations.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveStreamsTest {
    private static final Visit VISIT = new Visit(
            null,
            Wording.of("en", ZoneId.of("UTC")),
            Map.of(),
            Map.of(),
            Map.of(),
            new Visit.From("/console/live/x", "127.0.0.1", "", "", "auto"));

    private final AtomicReference<String> state = new AtomicReference<>("one");
    private final AtomicBoolean holds = new AtomicBoolean(true);
    private final AtomicInteger made = new AtomicInteger();
    private final LivePart part = LivePart.forAll("/x", Role.VIEWER, visit -> {
        made.incrementAndGet();
        return p(state.get());
    });
    private final LiveStreams streams = new LiveStreams(session -> holds.get(), 2, Duration.ofMillis(20));
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private int port;

    @BeforeEach
    void listen() {
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            if (!streams.open(vertx, request.response(), part, VISIT, "session")) {
                request.response().setStatusCode(503).end();
            }
        });
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A browser that looks. */
    private final class Looker implements AutoCloseable {
        private final HttpResponse<InputStream> response;
        private final BufferedReader lines;

        Looker() throws Exception {
            response = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        int status() {
            return response.statusCode();
        }

        /** The next line that says something; null at the end. */
        String next() throws IOException {
            String line = lines.readLine();
            while (line != null && (line.isEmpty() || line.startsWith(":"))) {
                line = lines.readLine();
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    @Test
    void what_changes_is_made_once_and_sent_to_all_who_look() throws Exception {
        try (Looker ann = new Looker();
                Looker bob = new Looker()) {
            assertThat(ann.next()).isEqualTo("data: <p>one</p>");
            assertThat(bob.next()).isEqualTo("data: <p>one</p>");
            int before = made.get();
            await().until(() -> made.get() > before + 3); // and nothing is sent, for nothing has changed
            state.set("two\nlines <b>");
            for (Looker looker : new Looker[] {ann, bob}) {
                assertThat(looker.next()).isEqualTo("data: <p>two");
                assertThat(looker.next()).isEqualTo("data: lines &lt;b&gt;</p>");
            }
        }
    }

    @Test
    void a_stream_ends_with_its_session() throws Exception {
        try (Looker ann = new Looker()) {
            assertThat(ann.next()).isEqualTo("data: <p>one</p>");
            holds.set(false);
            assertThat(ann.next()).isEqualTo("event: over");
            assertThat(ann.next()).isEqualTo("data: over");
            assertThat(ann.next()).isNull();
        }
    }

    @Test
    void there_are_so_many_at_once_and_who_leaves_makes_room() throws Exception {
        Looker ann = new Looker();
        try (Looker bob = new Looker()) {
            try (Looker late = new Looker()) {
                assertThat(late.status()).isEqualTo(503);
            }
            ann.close();
            await().until(() -> {
                try (Looker again = new Looker()) {
                    return again.status() == 200;
                }
            });
            assertThat(bob.next()).isEqualTo("data: <p>one</p>");
        }
    }

    @Test
    void while_nobody_looks_nothing_is_made() throws Exception {
        try (Looker ann = new Looker()) {
            assertThat(ann.next()).isNotNull();
        }
        AtomicInteger last = new AtomicInteger(-1);
        await().pollInterval(Duration.ofMillis(100)).until(() -> made.get() == last.getAndSet(made.get()));
    }

    @Test
    void the_end_of_the_port_is_the_end_of_its_streams() throws Exception {
        try (Looker ann = new Looker()) {
            assertThat(ann.next()).isNotNull();
            close();
            String left;
            try {
                left = ann.next();
            } catch (IOException cut) {
                left = null;
            }
            assertThat(left).isNull();
        }
    }
}
