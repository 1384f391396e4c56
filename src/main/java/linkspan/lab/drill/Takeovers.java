package linkspan.lab.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import linkspan.lab.drill.load.Attempt;
import linkspan.lab.drill.load.ShopAttempts;
import linkspan.lab.drill.nemesis.NemesisFindings.Strike;

/**
 * How long it took after a hub stopped working, each in ms and rising.
 *
 * @param accepting until another hub answered 2xx to a post that began afterwards
 * @param delivering until everything that was acknowledged around that moment had taken effect everywhere; without
 *     strikes that were followed by the next one too soon to tell, and at least that long when that was late already
 */
record Takeovers(List<Took> accepting, List<Took> delivering) {
    static final long MOST_ACCEPTING_MS = 2_000;
    static final long MOST_DELIVERING_MS = 10_000;
    private static final long BEFORE_MICROS = 2_000_000;
    private static final long AFTER_MICROS = 1_000_000;
    private static final long NEVER_MS = 120_000;

    Takeovers {
        accepting = accepting.stream().sorted().toList();
        delivering = delivering.stream().sorted().toList();
    }

    /** How long after which strike. */
    record Took(long ms, Strike strike) implements Comparable<Took> {
        @Override
        public int compareTo(Took other) {
            return Long.compare(ms, other.ms);
        }

        @Override
        public String toString() {
            Instant at = Instant.EPOCH.plus(strike.micros(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
            return "after " + ms + " ms, when hub " + (strike.hub() + 1) + " was struck at " + at;
        }
    }

    /** @param ledgers of every system, with times */
    static Takeovers of(List<Strike> strikes, ShopAttempts attempts, List<JsonNode> ledgers) {
        List<Map<String, Long>> effects = new ArrayList<>();
        for (JsonNode ledger : ledgers) {
            effects.add(effectOfMessage(attempts, ledger));
        }
        List<Took> accepting = new ArrayList<>();
        List<Took> delivering = new ArrayList<>();
        for (Strike strike : strikes) {
            OptionalLong again = attempts.acceptedAgain(strike.micros(), strike.hub());
            accepting.add(new Took(millisSince(strike, again.orElse(Long.MAX_VALUE)), strike));
            long last = strike.micros();
            for (Attempt each : attempts.all()) {
                if (each.accepted()
                        && each.endMicros() > strike.micros() - BEFORE_MICROS
                        && each.endMicros() < strike.micros() + AFTER_MICROS) {
                    for (Map<String, Long> system : effects) {
                        last = Math.max(last, system.getOrDefault(each.message(), Long.MAX_VALUE));
                    }
                }
            }
            long until = Math.min(last, strike.untilMicros());
            if (last < strike.untilMicros() || millisSince(strike, until) > MOST_DELIVERING_MS) {
                delivering.add(new Took(millisSince(strike, until), strike));
            }
        }
        return new Takeovers(accepting, delivering);
    }

    private static long millisSince(Strike strike, long micros) {
        return micros == Long.MAX_VALUE ? NEVER_MS : (micros - strike.micros()) / 1_000;
    }

    /** The n-th acknowledged message of an order is its n-th effect: each message has one, in this order. */
    private static Map<String, Long> effectOfMessage(ShopAttempts attempts, JsonNode ledger) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Long> effects = new HashMap<>();
        for (Attempt each : attempts.all()) {
            if (each.accepted()) {
                int place = seen.merge(each.orderId(), 1, Integer::sum) - 1;
                JsonNode times = ledger.required("times").path(each.orderId());
                if (place < times.size()) {
                    effects.put(each.message(), times.get(place).longValue());
                }
            }
        }
        return effects;
    }

    List<String> broken() {
        List<String> broken = new ArrayList<>();
        if (last(accepting) > MOST_ACCEPTING_MS) {
            broken.add("more than " + MOST_ACCEPTING_MS + ": another hub accepted " + slowest(accepting));
        }
        if (last(delivering) > MOST_DELIVERING_MS) {
            broken.add("more than " + MOST_DELIVERING_MS + ": another hub had delivered " + slowest(delivering));
        }
        return broken;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("acceptingMs", json(accepting));
        json.set("deliveringMs", json(delivering));
        return json;
    }

    private static ObjectNode json(List<Took> times) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("measured", times.size())
                .put("p50", times.isEmpty() ? 0 : times.get(times.size() / 2).ms())
                .put("max", last(times));
    }

    private static long last(List<Took> times) {
        return times.isEmpty() ? 0 : slowest(times).ms();
    }

    private static Took slowest(List<Took> times) {
        return times.get(times.size() - 1);
    }
}
