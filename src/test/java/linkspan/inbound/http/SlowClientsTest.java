package linkspan.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import linkspan.commit.Answer;
import linkspan.inbound.request.Envelope;
import linkspan.inbound.request.HttpAnswer;
import linkspan.inbound.request.Served;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sends or takes byte by byte is sent away: by a real port and its real limits, which end within 15 s. */
class SlowClientsTest {
    /** Ten seconds more than the limits, for a busy machine. */
    private static final int LONGEST_SECONDS = 25;

    private static final String POST = "POST /take HTTP/1.1\r\nHost: x\r\nContent-Length: ";
    private static final String SOUND = POST + "2\r\n\r\n{}";
    private final ScheduledExecutorService drips = Executors.newSingleThreadScheduledExecutor();
    private final List<Socket> open = new ArrayList<>();
    private final HubHttpServer server = new HubHttpServer(
            new HttpLimits("127.0.0.1", 0, 2, 4, 4, 1 << 20),
            new Envelope(Clock.systemUTC()),
            new SimpleMeterRegistry(),
            new Random());

    @BeforeEach
    void start() {
        server.serve(new Served("POST", "/take", 1 << 20, call -> call.answer(answer(2))));
        server.serve(new Served("GET", "/long", 1 << 20, call -> call.answer(answer(16 << 20))));
        server.listen();
    }

    @AfterEach
    void stop() throws IOException {
        drips.shutdownNow();
        for (Socket socket : open) {
            socket.close();
        }
        server.close();
    }

    private static HttpAnswer answer(int length) {
        return new HttpAnswer(new Answer(200, "text/plain", "x".repeat(length)), Map.of());
    }

    /** Sends a beginning at once, then a piece again and again. When the other side has closed, how many seconds it took. */
    private CompletableFuture<Double> slow(String beginning, String piece) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        open.add(socket);
        socket.setSoTimeout(60_000);
        long begun = System.nanoTime();
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        drips.scheduleAtFixedRate(() -> drip(socket, piece), 200, 200, TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(
                () -> {
                    read(socket);
                    return (System.nanoTime() - begun) / 1e9;
                },
                task -> new Thread(task).start());
    }

    private static void drip(Socket socket, String piece) {
        try {
            socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // has been sent away
        }
    }

    private static void read(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            assertThat(e).isNotInstanceOf(java.net.SocketTimeoutException.class); // reset: closed, too
        }
    }

    @Test
    void who_sends_byte_by_byte_is_sent_away() throws Exception {
        String head = "POST /take HTTP/1.1\r\nHost: x\r\nX: ";
        Map<String, CompletableFuture<Double>> slow = Map.of(
                "says nothing", slow("", ""),
                "first head", slow(head, "a"),
                "a later head", slow(SOUND + head, "a"),
                "a header a drip", slow("POST /take HTTP/1.1\r\nHost: x\r\n", "a: b\r\n"),
                "lines before a head", slow(SOUND, "\r\n"),
                "small body", slow(POST + "10000\r\n\r\n", "a"),
                "small chunks",
                        slow("POST /take HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"),
                "long body", slow(POST + "500000\r\n\r\n" + "a".repeat(20_000), "a".repeat(100)));
        for (Map.Entry<String, CompletableFuture<Double>> each : slow.entrySet()) {
            assertThat(each.getValue().get(60, TimeUnit.SECONDS))
                    .as("%s, seconds", each.getKey())
                    .isBetween(2.0, (double) LONGEST_SECONDS);
        }
    }

    @Test
    void who_goes_on_sending_may_stay() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            for (int i = 0; i < 100; i++) {
                socket.getOutputStream().write(SOUND.getBytes(StandardCharsets.US_ASCII));
            }
            String answers = new String(socket.getInputStream().readNBytes(100 * 50), StandardCharsets.US_ASCII);
            assertThat(answers).contains("200 OK");
        }
    }

    @Test
    void who_does_not_take_its_answer_is_sent_away() throws Exception {
        Socket socket = new Socket();
        open.add(socket);
        socket.setReceiveBufferSize(4 << 10);
        socket.connect(new InetSocketAddress("127.0.0.1", server.port()));
        CompletableFuture<Double> closed = new CompletableFuture<>();
        long begun = System.nanoTime();
        socket.getOutputStream().write("GET /long HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        drips.scheduleAtFixedRate(() -> knock(socket, begun, closed), 200, 200, TimeUnit.MILLISECONDS);
        assertThat(closed.get(60, TimeUnit.SECONDS)).as("seconds").isBetween(2.0, (double) LONGEST_SECONDS);
    }

    private static void knock(Socket socket, long begun, CompletableFuture<Double> closed) {
        try {
            socket.getOutputStream().write('G');
        } catch (IOException e) {
            closed.complete((System.nanoTime() - begun) / 1e9);
        }
    }

    @Test
    void who_sends_request_upon_request_and_reads_nothing_is_not_read_any_more() throws Exception {
        byte[] requests =
                "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        int most = 32 << 20;
        long sent = 0;
        try (SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", server.port()))) {
            channel.configureBlocking(false);
            Selector selector = Selector.open();
            channel.register(selector, SelectionKey.OP_WRITE);
            ByteBuffer next = ByteBuffer.wrap(requests);
            // 3 s in which nothing is taken: it is not read any more
            while (sent < most && selector.select(3_000) > 0) {
                selector.selectedKeys().clear();
                sent += channel.write(next);
                next = next.hasRemaining() ? next : ByteBuffer.wrap(requests);
            }
            selector.close();
        }
        assertThat(sent).as("bytes of requests that found room").isLessThan(most);
    }
}
