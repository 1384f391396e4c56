package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw requests of gunicorn's suite, aimed at a route that would take any JSON from anybody. */
class RawHttpTest {
    private static final Pattern ESCAPED = Pattern.compile("\\\\x([0-9A-Fa-f]{2})");
    private static final Pattern TARGET = Pattern.compile("^([A-Za-z]+) (?:/\\S*)", Pattern.MULTILINE);
    /**
     * Well-formed HTTP: gunicorn's limits, its proxy settings, names that only Python would
     * confuse, a trailer (nobody reads them).
     */
    private static final Set<String> WELL_FORMED = Set.of(
            "007.http",
            "009.http",
            "011.http",
            "017.http",
            "019.http",
            "040.http",
            "limit_header_default_01.http",
            "rfc9110_trailer_forbidden_host_01.http");

    private static IntakeHub hub;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        hub = new IntakeHub(folder, IntakeHub.limits(), new RouteBuilder() {
            @Override
            public void configure() {
                from("receive:look?system=anything").routeId("anything.look").process(exchange -> {});
            }
        });
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void what_is_no_sound_request_never_takes_effect_and_never_hangs() throws IOException {
        for (Path file : Fixtures.list("bad-input/http-raw/gunicorn/invalid")) {
            String name = String.valueOf(file.getFileName());
            long before = hub.count("messages");
            RawSocket.Reply reply = RawSocket.send(hub.port(), aimed(file), 150);
            assertThat(reply.closed()).as(name).isTrue();
            assertThat(reply.text()).as(name).doesNotContain("Exception").doesNotContain("<html");
            if (!WELL_FORMED.contains(name)) {
                assertThat(reply.status()).as(name).isNotEqualTo(200);
                assertThat(hub.count("messages")).as(name).isEqualTo(before);
            }
        }
    }

    @Test
    void what_is_sound_is_answered() throws IOException {
        int taken = 0;
        for (Path file : Fixtures.list("bad-input/http-raw/gunicorn/valid")) {
            String name = String.valueOf(file.getFileName());
            RawSocket.Reply reply = RawSocket.send(hub.port(), aimed(file), 150);
            assertThat(reply.text()).as(name).doesNotContain("Exception").doesNotContain("<html");
            taken += reply.status() == 200 ? 1 : 0;
        }
        assertThat(taken)
                .isGreaterThanOrEqualTo(19); // the others: another path, PROXY lines, folded lines, beyond our limits
    }

    /** The same request, but as a POST to our path, with a host. */
    private static byte[] aimed(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1)
                .replace("\n", "")
                .replace("\r", "")
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\0", "\0")
                .replace("\\t", "\t");
        text = ESCAPED.matcher(text)
                .replaceAll(
                        escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(escape.group(1), 16))));
        String aimed = TARGET.matcher(text).replaceFirst("POST /in/anything/look");
        if (!aimed.toLowerCase(Locale.ROOT).contains("\nhost:")) {
            aimed = aimed.replaceFirst("\r\n", "\r\nHost: x\r\n");
        }
        return aimed.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_header_that_goes_on_in_the_next_line_is_refused_and_the_connection_closed() throws IOException {
        String next = "POST /in/anything/look HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}";
        for (String folded : List.of(
                "X-Long: a\r\n b\r\n",
                "X-Long: a\r\n\tb\r\n",
                "X-Long:\r\n a\r\n",
                "Transfer-Encoding:\r\n chunked\r\n",
                "X: a\n b\n")) {
            long before = hub.count("messages");
            String head = "POST /in/anything/look HTTP/1.1\r\nHost: x\r\n" + folded + "Content-Length: 2\r\n\r\n{}";
            RawSocket.Reply reply =
                    RawSocket.send(hub.port(), (head + next).getBytes(StandardCharsets.ISO_8859_1), 2_000);
            assertThat(reply.status()).as(folded).isEqualTo(400);
            assertThat(reply.closed()).as(folded).isTrue();
            assertThat(reply.text()).as("one answer").containsOnlyOnce("HTTP/1.");
            assertThat(hub.count("messages")).as(folded).isEqualTo(before);
        }
    }

    @Test
    void a_fold_is_seen_in_whatever_pieces_it_comes_and_in_a_later_request() throws Exception {
        String sound = "POST /in/anything/look HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\n\r\n \r\n\t";
        String folded = "POST /in/anything/look HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\n{}";
        long before = hub.count("messages");
        try (Socket socket = new Socket("127.0.0.1", hub.port())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(5_000);
            for (byte one : (sound + folded).getBytes(StandardCharsets.ISO_8859_1)) {
                socket.getOutputStream().write(one);
                socket.getOutputStream().flush();
            }
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answers).containsSubsequence("HTTP/1.1 200", " 400 Bad Request");
        }
        assertThat(hub.count("messages")).isEqualTo(before + 1);
    }

    @Test
    void after_a_request_that_was_not_sound_the_connection_is_closed() throws IOException {
        for (String head : List.of(
                "Host: a\r\nHost: b\r\n",
                "",
                "Host: a b\r\n",
                "Host: x\r\nX: a\u0001\r\n",
                "Host: x\r\nExpect: 200-ok\r\n")) {
            String request = "POST /in/anything/look HTTP/1.1\r\n" + head + "Content-Length: 2\r\n\r\n{}";
            RawSocket.Reply reply =
                    RawSocket.send(hub.port(), (request + request).getBytes(StandardCharsets.ISO_8859_1), 2_500);
            assertThat(reply.status()).as(head).isEqualTo(400);
            assertThat(reply.text()).as(head).containsOnlyOnce("HTTP/1.1 ").containsIgnoringCase("connection: close");
            assertThat(reply.closed()).as(head).isTrue();
        }
    }

    @Test
    void smuggled_requests_end_at_the_first() throws IOException {
        String inner =
                "POST /in/anything/look HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
        String head = "POST /in/anything/look HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        for (String trick : List.of(
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding:\u000bchunked\r\n\r\n0\r\n\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "Content-Length: +2\r\n\r\n{}",
                "Content-Length: 2, 2\r\n\r\n{}",
                "Content-Length: -1\r\n\r\n{}")) {
            long before = hub.count("messages");
            RawSocket.Reply reply = RawSocket.send(hub.port(), head + trick + inner);
            assertThat(reply.status()).as(trick).isNotEqualTo(200);
            assertThat(hub.count("messages")).as(trick).isEqualTo(before);
            assertThat(reply.closed()).as(trick).isTrue();
        }
    }
}
