package linkspan.blackbox.receiver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One receiver on a port of its own; its ledger is in memory, for nobody kills it. Safe for many threads. */
public final class Receiver implements AutoCloseable {
    private static final int[] STATUSES = {500, 502, 503, 504};
    private final ObjectMapper json = new ObjectMapper();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "receiver");
        thread.setDaemon(true);
        return thread;
    });
    private final SplittableRandom random;
    private final int port;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private volatile Manner manner;
    private volatile int slowMs;
    private @Nullable HttpServer server;

    public Receiver(Manner manner, int port, SplittableRandom random) {
        this.manner = manner;
        this.port = port;
        this.random = random;
        up();
    }

    public Manner manner() {
        return manner;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** It is there again. */
    public synchronized void up() {
        if (server != null) {
            return;
        }
        for (int attempt = 0; ; attempt++) {
            try {
                HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                made.createContext("/", this::handle);
                made.setExecutor(threads);
                made.start();
                server = made;
                return;
            } catch (BindException e) {
                if (attempt == 50) {
                    throw new UncheckedIOException("port " + port, e);
                }
                pause(100);
            } catch (IOException e) {
                throw new UncheckedIOException("a receiver on port " + port, e);
            }
        }
    }

    /** Nobody listens there. */
    public synchronized void down() {
        HttpServer it = server;
        server = null;
        if (it != null) {
            it.stop(0);
        }
    }

    /** Every call takes so long. */
    public void slow(int ms) {
        slowMs = ms;
    }

    /** From now on it makes no mistakes. */
    public void behave() {
        manner = manner.well();
        slowMs = 0;
        up();
    }

    public List<Arrival> arrivals() {
        synchronized (arrivals) {
            return List.copyOf(arrivals);
        }
    }

    public int count() {
        synchronized (arrivals) {
            return arrivals.size();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        Manner now = manner;
        byte[] body = exchange.getRequestBody().readAllBytes();
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        double dice = dice();
        pause(slowMs + (int) (dice() * now.hurriedMs()));
        if (dice < now.before()) {
            int status = status();
            note(key, body, false, Integer.toString(status));
            answer(exchange, status);
            return;
        }
        double left = dice - now.before();
        if (left < now.after()) {
            int status = status();
            note(key, body, true, Integer.toString(status));
            answer(exchange, status);
        } else if (left < now.after() + now.lost()) {
            note(key, body, true, "nothing");
            exchange.close();
        } else if (left < now.after() + now.lost() + now.late()) {
            note(key, body, true, "200, late");
            pause(now.lateMs());
            answer(exchange, 200);
        } else {
            note(key, body, true, "200");
            answer(exchange, 200);
        }
    }

    private void note(@Nullable String key, byte[] body, boolean worked, String answer) throws IOException {
        JsonNode said = json.readTree(body);
        String named = key == null ? "" : key;
        String order = said.path("order").asText();
        boolean cancelled = said.path("event").asText().equals("order-cancelled");
        String mark = (cancelled ? said.path("reason") : said.path("mark")).asText("");
        synchronized (arrivals) {
            boolean effective = worked && (!manner.honours() || known.add(named));
            arrivals.add(new Arrival(
                    Instant.now().toString(),
                    named,
                    said.path("event").asText(),
                    said.path("eventId").asText(),
                    said.path("sequence").asLong(),
                    order,
                    mark.isEmpty() || mark.equals("null") ? order + "-by-nobody" : mark,
                    effective,
                    answer));
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        byte[] bytes = "{\"code\":0}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized double dice() {
        return random.nextDouble();
    }

    private synchronized int status() {
        return STATUSES[random.nextInt(STATUSES.length)];
    }

    private static void pause(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        down();
        threads.shutdownNow();
    }
}
