package linkspan.business.reserve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import linkspan.business.order.change.OrderChange;
import linkspan.model.Json;

/** What routes that ask for stock are asked, and what they answer: the same for every warehouse. */
final class StockAnswer {
    private static final List<String> DETAILS = List.of("skuId", "required", "available");

    private StockAnswer() {}

    /** The order with the number of this question, by which a warehouse tells a late one. */
    static ObjectNode question(JsonNode order, int revision) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        order.properties().forEach(field -> question.set(field.getKey(), field.getValue()));
        return question.put("revision", revision);
    }

    /** {@code {"outcome": "reserved" | "short" | "late"}}; anything else is as if nobody had answered. */
    static OrderChange.Outcome outcome(Object body) {
        JsonNode answer = body instanceof JsonNode || body instanceof java.util.Map ? Json.of(body) : Json.of("");
        return switch (answer.path("outcome").asText()) {
            case "reserved" -> new OrderChange.Reserved();
            case "short" -> new OrderChange.Short(details(answer));
            case "late" -> new OrderChange.Late();
            default -> new OrderChange.Away();
        };
    }

    private static ObjectNode details(JsonNode answer) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        DETAILS.stream().filter(answer::hasNonNull).forEach(name -> details.set(name, answer.get(name)));
        return details;
    }
}
