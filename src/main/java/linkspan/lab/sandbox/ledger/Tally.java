package linkspan.lab.sandbox.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemCall;

/**
 * Counts the effects at one system: how many, how many of them twice, how many too late.
 *
 * <p>An effect is the same as an earlier one when order and sequence are; without a sequence, when the event is; without
 * an event, when action and order are. It is out of order when its sequence is new and lower than one already seen.
 */
public final class Tally {
    private final Map<String, Sequences> byOrder = new HashMap<>();
    private final Set<String> unnumbered = new HashSet<>();
    private long effects;
    private long doubled;
    private long outOfOrder;

    private static final class Sequences {
        private final List<Long> seen = new ArrayList<>(2);
        private final List<Long> micros = new ArrayList<>(2);
        private long highest = Long.MIN_VALUE;
    }

    public void count(String action, SystemCall.Origin origin, Instant at) {
        effects++;
        Sequences sequences = byOrder.computeIfAbsent(origin.orderId(), id -> new Sequences());
        sequences.micros.add(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        Long sequence = origin.sequence();
        if (sequence != null) {
            countNumbered(sequences, sequence);
            return;
        }
        String event = origin.eventId();
        if (!unnumbered.add(event != null ? "event " + event : action + " " + origin.orderId())) {
            doubled++;
        }
    }

    private void countNumbered(Sequences sequences, long sequence) {
        boolean late = sequence <= sequences.highest;
        boolean again = late && sequences.seen.contains(sequence);
        sequences.seen.add(sequence);
        sequences.highest = Math.max(sequences.highest, sequence);
        if (again) {
            doubled++;
        }
        if (late && !again) {
            outOfOrder++;
        }
    }

    public ObjectNode json() {
        return SandboxJson.object()
                .put("effects", effects)
                .put("distinct", effects - doubled)
                .put("doubled", doubled)
                .put("outOfOrder", outOfOrder);
    }

    /** With the sequences of every order in the order of effect, doubles included. */
    public ObjectNode jsonWithPairs() {
        ObjectNode json = json();
        ObjectNode pairs = json.putObject("pairs");
        byOrder.forEach((orderId, sequences) -> {
            ArrayNode list = pairs.putArray(orderId);
            sequences.seen.forEach(list::add);
        });
        return json;
    }

    /** With the times of every order's effects in the order of effect, doubles included; microseconds of the epoch. */
    public ObjectNode jsonWithTimes() {
        ObjectNode json = json();
        ObjectNode times = json.putObject("times");
        byOrder.forEach((orderId, sequences) -> {
            ArrayNode list = times.putArray(orderId);
            sequences.micros.forEach(list::add);
        });
        return json;
    }
}
