package linkspan.author.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.business.order.OrderSums;
import linkspan.model.EventType;

/** Orders of which the running hub would say {@code amountsDisagree}, by the same rule. */
final class Amounts {
    private static final Set<EventType> ORDERS =
            Set.of(EventType.ORDER_CREATED, EventType.ORDER_UPDATED, EventType.ORDER_CANCELLED);

    private Amounts() {}

    static List<Finding> disagreeing(Received received, Sources sources) {
        if (!ORDERS.contains(received.event())) {
            return List.of();
        }
        return received.facts().entrySet().stream()
                .flatMap(fact -> finding(received, sources, fact).stream())
                .toList();
    }

    private static Optional<Finding> finding(Received received, Sources sources, Map.Entry<String, JsonNode> fact) {
        String path = fact.getKey() + "total";
        return OrderSums.disagreement(fact.getValue())
                .map(words -> received.finding(FindingCode.AMOUNTS_DISAGREE, sources, path, path + ": " + words));
    }
}
