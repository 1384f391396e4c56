package linkspan.blackbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import linkspan.blackbox.receiver.Arrival;
import linkspan.blackbox.receiver.Receiver;
import linkspan.blackbox.receiver.Receivers;

/**
 * What a history came to.
 *
 * @param told messages by what their sender knows of them
 * @param strikes how often each kind was played
 * @param letters that a person had to decide
 * @param evidence for people, when something went wrong
 */
public record Verdict(
        HistorySettings settings,
        Map<String, Long> told,
        Map<String, Integer> strikes,
        Receivers receivers,
        int letters,
        Duration took,
        List<Problem> problems,
        List<String> evidence) {
    /** Of each kind at each receiver. */
    private static final int MOST_TOLD = 3;

    public Verdict {
        problems = List.copyOf(problems);
    }

    /** Every promise was kept, and something was acknowledged at all. */
    public boolean ok() {
        return problems.isEmpty() && told.getOrDefault("acknowledged", 0L) > 0;
    }

    /** One line. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("seed", settings.seed())
                .put("database", settings.database().word())
                .put("instances", settings.hubs())
                .put("burners", settings.burners())
                .put("seconds", took.toSeconds());
        told.forEach(json::put);
        ObjectNode struck = json.putObject("strikes");
        strikes.forEach(struck::put);
        json.put("letters", letters);
        ObjectNode all = json.putObject("receivers");
        for (Receiver each : receivers.all()) {
            String system = each.manner().system();
            List<Arrival> arrivals = each.arrivals();
            ObjectNode one = all.putObject(system)
                    .put("calls", arrivals.size())
                    .put("effects", arrivals.stream().filter(Arrival::effective).count());
            for (Problem.Kind kind : Problem.Kind.values()) {
                long count = problems.stream()
                        .filter(problem ->
                                problem.kind() == kind && problem.receiver().equals(system))
                        .count();
                if (count > 0) {
                    one.put(kind.name().toLowerCase(Locale.ROOT), count);
                }
            }
        }
        problems.stream()
                .filter(each -> each.kind() == Problem.Kind.NOT_QUIET || each.kind() == Problem.Kind.NOT_READY)
                .forEach(each -> json.put(each.kind().name().toLowerCase(Locale.ROOT), each.detail()));
        return json.put("verdict", ok() ? "ok" : "failed");
    }

    /** What went wrong, for people. */
    public String report() {
        StringBuilder text = new StringBuilder();
        Map<String, Integer> seen = new TreeMap<>();
        for (Problem each : problems) {
            if (seen.merge(each.kind() + " at " + each.receiver(), 1, Integer::sum) <= MOST_TOLD) {
                text.append(each).append('\n');
            }
        }
        text.append(seen).append('\n');
        evidence.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
