package linkspan.lab.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Waits at the receivers until everything is there and it stays quiet, or nothing comes any more. */
final class Settling {
    private static final Duration LONGEST = Duration.ofSeconds(300);
    private static final Duration NOTHING_COMES = Duration.ofSeconds(35);
    /** After the last expected effect: time for one too many to show. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final long LOOK_EVERY_MS = 500;
    private static final int TELL_EVERY = 10;
    private final Iterable<String> systems;
    private final Function<String, JsonNode> ledgers;
    private final Consumer<String> progress;

    Settling(Iterable<String> systems, Function<String, JsonNode> ledgers, Consumer<String> progress) {
        this.systems = systems;
        this.ledgers = ledgers;
        this.progress = progress;
    }

    /** @param expected distinct effects at each system */
    void await(long expected) throws InterruptedException {
        long start = System.nanoTime();
        long changedAt = start;
        Map<String, Long> before = Map.of();
        for (int look = 0; System.nanoTime() - start < LONGEST.toNanos(); look++) {
            Map<String, Long> effects = new TreeMap<>();
            boolean complete = true;
            for (String system : systems) {
                JsonNode ledger = ledgers.apply(system);
                effects.put(system, ledger.required("effects").longValue());
                complete &= ledger.required("distinct").longValue() >= expected;
            }
            if (!effects.equals(before)) {
                before = effects;
                changedAt = System.nanoTime();
            }
            Duration still = Duration.ofNanos(System.nanoTime() - changedAt);
            if (still.compareTo(complete ? QUIET : NOTHING_COMES) >= 0) {
                return;
            }
            if (look % TELL_EVERY == 0) {
                progress.accept("waiting for " + expected + " effects, there are " + effects);
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }
}
