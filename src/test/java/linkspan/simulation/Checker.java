package linkspan.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import linkspan.model.EventType;
import org.jspecify.annotations.Nullable;

/** Compares what was accepted with what took effect. */
final class Checker {
    private final World world;
    private final Map<String, List<Map<String, @Nullable Object>>> accepted = new TreeMap<>();

    Checker(World world) {
        this.world = world;
        world.database.rows("events").stream()
                .sorted(java.util.Comparator.comparing(row -> number(row, "seq")))
                .forEach(row -> accepted.computeIfAbsent(text(row, "stream_key"), key -> new ArrayList<>())
                        .add(row));
    }

    static String text(Map<String, ?> row, String column) {
        return String.valueOf(row.get(column));
    }

    static long number(Map<String, ?> row, String column) {
        return (Long) java.util.Objects.requireNonNull(row.get(column));
    }

    /** What is still under way, in words; empty when everything is where it belongs, or waits for a person. */
    String underWay() {
        if (!world.database.rows("outbox").isEmpty()) {
            return "the outbox holds " + world.database.rows("outbox").size() + " events";
        }
        for (SimulatedSystem system : world.systems.values()) {
            for (String key : accepted.keySet()) {
                if (!isQuiet(system, key)) {
                    return key + " of " + system.plan().id() + " stands at " + find("key_positions", system, key)
                            + " with " + find("pending", system, key);
                }
            }
        }
        return "";
    }

    private boolean isQuiet(SimulatedSystem system, String key) {
        long last = wanted(system, key).stream()
                .mapToLong(row -> number(row, "seq"))
                .max()
                .orElse(0);
        Map<String, ?> position =
                find("key_positions", system, key).stream().findFirst().orElse(Map.of("done_seq", 0L, "parked", false));
        long done = number(position, "done_seq");
        List<Map<String, @Nullable Object>> waiting = find("pending", system, key).stream()
                .filter(row -> number(row, "seq") > done || !isGivenUp(row))
                .sorted(java.util.Comparator.comparing(row -> number(row, "seq")))
                .toList();
        boolean parked = Boolean.TRUE.equals(position.get("parked"));
        return parked ? !waiting.isEmpty() && isGivenUp(waiting.get(0)) : waiting.isEmpty() && done >= last;
    }

    static boolean isGivenUp(Map<String, ?> row) {
        return Set.of("dead", "uncertain").contains(text(row, "state"));
    }

    private List<Map<String, @Nullable Object>> find(String table, SimulatedSystem system, String key) {
        return world.database.rows(table).stream()
                .filter(row -> text(row, "system").equals(system.plan().id())
                        && text(row, "stream_key").equals(key))
                .toList();
    }

    private List<Map<String, @Nullable Object>> wanted(SimulatedSystem system, String key) {
        return accepted.getOrDefault(key, List.of()).stream()
                .filter(row -> system.plan().takes().contains(EventType.stored(text(row, "event_type"), "order-topic")))
                .toList();
    }

    /** At the end of a history, when nothing is under way any more. */
    void check() {
        for (SimulatedSystem system : world.systems.values()) {
            accepted.keySet().forEach(key -> check(system, key));
        }
    }

    private void check(SimulatedSystem system, String key) {
        String who = system.plan().id() + ": ";
        List<Long> effects = system.ledger().of(key);
        Set<Long> once = new HashSet<>();
        long latest = 0;
        for (long seq : effects) {
            if (!once.add(seq)) {
                world.violated(who + key + "/" + seq + " took effect twice: " + effects);
            } else if (seq < latest) {
                world.violated(who + key + "/" + seq + " took effect after " + latest + ": " + effects);
            }
            latest = Math.max(latest, seq);
        }
        for (Map<String, @Nullable Object> event : wanted(system, key)) {
            long seq = number(event, "seq");
            List<String> outcomes = find("deliveries", system, key).stream()
                    .filter(row -> number(row, "seq") == seq)
                    .map(row -> text(row, "outcome"))
                    .toList();
            if (!once.contains(seq) && !outcomes.contains("discarded")) {
                world.violated(who + key + "/" + seq + " took no effect: " + effects + " " + outcomes);
            }
            long delivered = outcomes.stream().filter("delivered"::equals).count();
            if (delivered > 1) {
                world.violated(who + key + "/" + seq + " is delivered twice in history: " + outcomes);
            }
            if (system.plan().follows()
                    && event.get("event_type").equals(Plan.TYPES.get(0).name())) {
                follows(who, event, delivered);
            }
        }
    }

    private void follows(String who, Map<String, @Nullable Object> event, long delivered) {
        String mark = "\"of\":\"" + text(event, "event_id") + "\"";
        long followers = accepted.getOrDefault(text(event, "stream_key"), List.of()).stream()
                .filter(row -> data(row).contains(mark))
                .count();
        if (followers != delivered) {
            world.violated(who + event.get("event_id") + " was followed by " + followers + " events, not " + delivered);
        }
    }

    static String data(Map<String, ?> event) {
        return new String(
                (byte[]) java.util.Objects.requireNonNull(event.get("data")), java.nio.charset.StandardCharsets.UTF_8);
    }
}
