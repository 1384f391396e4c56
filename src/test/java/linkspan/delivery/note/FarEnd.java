package linkspan.delivery.note;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Systems that share nothing with the hub: {@code /plain/…} books every call it gets, {@code /keyed/…} one per
 * Idempotency-Key. What a call is answered can be said before, by its path.
 */
final class FarEnd implements AutoCloseable {
    /** How a call is answered; it has been booked. */
    interface Behaviour {
        void answer(HttpExchange call) throws IOException;
    }

    private record Call(String path, String key) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Behaviour>> next = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    FarEnd() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::called);
        server.start();
    }

    private void called(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        String path = call.getRequestURI().getPath();
        calls.add(new Call(path, String.valueOf(call.getRequestHeaders().getFirst("Idempotency-Key"))));
        Behaviour first = next.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
        (first == null ? status(200) : first).answer(call);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The next calls of that path are answered so, those after them with 200. */
    void answers(String path, Behaviour... behaviours) {
        next.put(path, new ConcurrentLinkedQueue<>(List.of(behaviours)));
    }

    long calls(String path) {
        return calls.stream().filter(call -> call.path.equals(path)).count();
    }

    /** Of all calls, in the order in which they came. */
    List<String> paths() {
        return calls.stream().map(Call::path).toList();
    }

    /** What a system that honours our key has booked. */
    long effects(String path) {
        return calls.stream()
                .filter(call -> call.path.equals(path))
                .map(Call::key)
                .distinct()
                .count();
    }

    static Behaviour status(int status, String... headers) {
        return answer(status, "{\"code\":0}", headers);
    }

    static Behaviour answer(int status, String body, String... headers) {
        return call -> {
            call.getResponseHeaders().add("Content-Type", "application/json");
            for (int i = 0; i < headers.length; i += 2) {
                call.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        };
    }

    /** Says nothing until {@code until}, then 200. */
    Behaviour silentUntil(CountDownLatch until) {
        return call -> {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            status(200).answer(call);
        };
    }

    /** Never answers. */
    Behaviour silent() {
        return silentUntil(closing);
    }

    /** Takes the call and cuts the connection. */
    static Behaviour cut() {
        return call -> {
            call.sendResponseHeaders(200, 100);
            Objects.requireNonNull(call.getResponseBody()).flush();
            call.close();
        };
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
