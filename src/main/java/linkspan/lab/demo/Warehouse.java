package linkspan.lab.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import linkspan.lab.client.Loopback;

/** The people in the simulated warehouse. */
final class Warehouse {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    /** Unknown, cancelled, with the partner. */
    private static final Set<Integer> NOT_OURS = Set.of(40401, 40901, 40903);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Loopback http;
    private final URI sandbox;
    private final Set<String> notOurs = new HashSet<>();

    Warehouse(Loopback http, URI sandbox) {
        this.http = http;
        this.sandbox = sandbox;
    }

    /** False when it is not for them (the partner abroad has it, or it is gone), or when they cannot just now. */
    boolean ship(String orderId) throws InterruptedException {
        if (notOurs.contains(orderId)) {
            return false;
        }
        String path = "/wms/ship/"
                + URLEncoder.encode(orderId, StandardCharsets.UTF_8).replace("+", "%20");
        int code;
        try {
            code = http.post(sandbox.resolve(path), Map.of(), new byte[0], PATIENCE)
                    .json()
                    .path("code")
                    .asInt(-1);
        } catch (IOException e) {
            return false; // somebody switched a fault on
        }
        if (NOT_OURS.contains(code)) {
            notOurs.add(orderId);
        }
        return code == 0;
    }

    /** Returns when the hub has taken all that they have to tell; throws when for a minute it takes nothing. */
    void awaitTold() throws InterruptedException {
        int waiting = waiting();
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (waiting > 0) {
            TimeUnit.MILLISECONDS.sleep(50);
            int now = waiting();
            if (now < waiting) {
                giveUp = System.nanoTime() + PATIENCE_NANOS;
            }
            if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("the hub does not take what the warehouse tells: " + now + " wait");
            }
            waiting = now;
        }
    }

    private int waiting() {
        return http.get(sandbox.resolve("/wms/outbox").toString())
                .at("/data/waiting")
                .asInt();
    }
}
