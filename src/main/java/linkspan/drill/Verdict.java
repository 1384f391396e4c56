package linkspan.drill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a drill came to.
 *
 * @param orders orders of which something was posted
 * @param acknowledged messages answered 2xx
 * @param systems the count of each receiver
 * @param restarts from the start of the hub's process until it answered
 */
public record Verdict(
        DrillSettings settings, int orders, int acknowledged, Map<String, Count> systems, List<Duration> restarts) {
    public Verdict {
        systems = Map.copyOf(systems);
        restarts = restarts.stream().sorted().toList();
    }

    /** Nothing lost, doubled or out of order, and something was acknowledged at all. */
    public boolean ok() {
        return acknowledged > 0 && systems.values().stream().allMatch(Count::clean);
    }

    /** The last line of the command. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kills", settings.kills())
                .put("seed", settings.seed())
                .put("database", "h2")
                .put(
                        "break",
                        settings.broken() == null
                                ? null
                                : settings.broken().name().toLowerCase(Locale.ROOT))
                .put("orders", orders)
                .put("acknowledged", acknowledged);
        ObjectNode all = json.putObject("systems");
        new TreeMap<>(systems)
                .forEach((system, count) -> all.putObject(system)
                        .put("effective", count.effective())
                        .put("lost", count.lost())
                        .put("doubled", count.doubled())
                        .put("outOfOrder", count.outOfOrder()));
        json.putObject("restartMs").put("p50", restart(restarts.size() / 2)).put("max", restart(restarts.size() - 1));
        return json.put("verdict", ok() ? "ok" : "failed");
    }

    /** The same for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(systems)
                .forEach((system, count) -> text.append(String.format(
                        Locale.ROOT,
                        "%-4s %d effective, %d lost, %d doubled, %d out of order%n",
                        system,
                        count.effective(),
                        count.lost(),
                        count.doubled(),
                        count.outOfOrder())));
        return text
                + String.format(
                        Locale.ROOT,
                        "%d kills, %d orders, %d messages acknowledged, restart p50 %d ms, max %d ms: %s",
                        settings.kills(),
                        orders,
                        acknowledged,
                        restart(restarts.size() / 2),
                        restart(restarts.size() - 1),
                        ok() ? "ok" : "failed");
    }

    private long restart(int place) {
        return restarts.isEmpty() ? 0 : restarts.get(Math.max(0, place)).toMillis();
    }
}
