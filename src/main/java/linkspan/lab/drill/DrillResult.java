package linkspan.lab.drill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import linkspan.lab.drill.nemesis.NemesisFindings;
import linkspan.lab.ledger.Verdict;

/**
 * What a drill came to.
 *
 * @param orders orders of which something was posted
 * @param acknowledged messages answered 2xx
 * @param verdict of the receivers
 * @param observed what was seen on the way
 */
public record DrillResult(DrillSettings settings, int orders, int acknowledged, Verdict verdict, Observed observed) {
    /**
     * @param restarts from the start of a hub's process until it answered
     * @param findings of each misfortune
     * @param takeovers of one hub's work by another
     */
    record Observed(List<Duration> restarts, List<NemesisFindings> findings, Takeovers takeovers) {
        Observed {
            restarts = restarts.stream().sorted().toList();
            findings = List.copyOf(findings);
        }
    }

    /** Nothing lost, doubled or out of order, every other promise kept, and something was acknowledged at all. */
    public boolean ok() {
        return acknowledged > 0 && verdict.ok() && broken().isEmpty();
    }

    private List<String> broken() {
        List<String> broken = new ArrayList<>(observed.takeovers.broken());
        observed.findings.forEach(each -> broken.addAll(each.broken()));
        return broken;
    }

    /** The last line of the command. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kills", settings.kills())
                .put("seed", settings.seed())
                .put("database", settings.hubs().database().word())
                .put("instances", settings.hubs().count())
                .put("load", settings.conditions().load())
                .put("fileAgeSeconds", settings.conditions().age().toSeconds())
                .put(
                        "break",
                        settings.broken() == null ? null : settings.broken().word())
                .put("orders", orders)
                .put("acknowledged", acknowledged);
        json.set("systems", verdict.json("lost"));
        json.putObject("restartMs")
                .put("p50", restart(observed.restarts.size() / 2))
                .put("max", restart(observed.restarts.size() - 1));
        ObjectNode faults = json.putObject("faults");
        observed.findings.forEach(each -> faults.set(each.name(), each.figures()));
        if (settings.hubs().count() > 1) {
            json.set("takeover", observed.takeovers.json());
        }
        ArrayNode said = json.putArray("broken");
        broken().forEach(said::add);
        return json.put("verdict", ok() ? "ok" : "failed");
    }

    /** The same for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        verdict.systems()
                .forEach((system, count) -> text.append(String.format(
                        Locale.ROOT,
                        "%-4s %d effective, %d lost, %d doubled, %d out of order%n",
                        system,
                        count.effective(),
                        count.lost(),
                        count.doubled(),
                        count.outOfOrder())));
        observed.findings.forEach(each ->
                text.append(each.name()).append(' ').append(each.figures()).append('\n'));
        if (settings.hubs().count() > 1) {
            text.append("takeover ").append(observed.takeovers.json()).append('\n');
        }
        broken().forEach(each -> text.append("broken: ").append(each).append('\n'));
        return text
                + String.format(
                        Locale.ROOT,
                        "%d kills, %d orders, %d messages acknowledged, restart p50 %d ms, max %d ms: %s",
                        settings.kills(),
                        orders,
                        acknowledged,
                        restart(observed.restarts.size() / 2),
                        restart(observed.restarts.size() - 1),
                        ok() ? "ok" : "failed");
    }

    private long restart(int place) {
        return observed.restarts.isEmpty()
                ? 0
                : observed.restarts.get(Math.max(0, place)).toMillis();
    }
}
