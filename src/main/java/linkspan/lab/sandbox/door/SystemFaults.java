package linkspan.lab.sandbox.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import linkspan.lab.sandbox.call.SandboxJson;

/**
 * What is wrong with a system on purpose.
 *
 * @param latency every answer leaves this much later, 0 to 10 minutes; the effect does not wait
 * @param errorRate share of calls that are answered 500 without effect, 0 to 1
 * @param loseAnswers share of calls whose connection is closed after the effect instead of an answer, 0 to 1
 * @param down connections are closed at once, without effect
 * @param status every call is answered so, without effect; 0 is off, else 200 to 599
 */
public record SystemFaults(Duration latency, double errorRate, double loseAnswers, boolean down, int status) {
    public static final SystemFaults NONE = new SystemFaults(Duration.ZERO, 0, 0, false, 0);

    private static final Rule SHARE = new Rule("a number from 0 to 1", SystemFaults::isShare);
    private static final Map<String, Rule> RULES = Map.of(
            "latencyMs", new Rule("a whole number from 0 to 600000", node -> isWhole(node, 0, 600_000)),
            "errorRate", SHARE,
            "loseAnswers", SHARE,
            "down", new Rule("true or false", JsonNode::isBoolean),
            "status", new Rule("0 or a whole number from 200 to 599", SystemFaults::isStatus));

    private record Rule(String words, Predicate<JsonNode> holds) {}

    /** The outcome of asking for other faults. */
    public sealed interface Change {}

    public record Changed(SystemFaults faults) implements Change {}

    public record Invalid(String field, String reason) implements Change {}

    /** These faults with the named ones replaced; the first bad field spoils everything. */
    public Change with(ObjectNode named) {
        for (Map.Entry<String, JsonNode> field : named.properties()) {
            Rule rule = RULES.get(field.getKey());
            if (rule == null) {
                return new Invalid(field.getKey(), "no such fault");
            }
            if (!rule.holds().test(field.getValue())) {
                return new Invalid(field.getKey(), "must be " + rule.words());
            }
        }
        return new Changed(new SystemFaults(
                Duration.ofMillis(named.path("latencyMs").asLong(latency.toMillis())),
                named.path("errorRate").asDouble(errorRate),
                named.path("loseAnswers").asDouble(loseAnswers),
                named.path("down").asBoolean(down),
                named.path("status").asInt(status)));
    }

    /** Both at once: the worse of each; the other's status where it has one. */
    SystemFaults and(SystemFaults other) {
        return new SystemFaults(
                latency.compareTo(other.latency) > 0 ? latency : other.latency,
                Math.max(errorRate, other.errorRate),
                Math.max(loseAnswers, other.loseAnswers),
                down || other.down,
                other.status == 0 ? status : other.status);
    }

    public ObjectNode json() {
        return SandboxJson.object()
                .put("latencyMs", latency.toMillis())
                .put("errorRate", errorRate)
                .put("loseAnswers", loseAnswers)
                .put("down", down)
                .put("status", status);
    }

    private static boolean isShare(JsonNode node) {
        return node.isNumber() && node.asDouble() >= 0 && node.asDouble() <= 1;
    }

    private static boolean isStatus(JsonNode node) {
        return isWhole(node, 0, 0) || isWhole(node, 200, 599);
    }

    private static boolean isWhole(JsonNode node, int least, int most) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= least && node.asInt() <= most;
    }
}
