package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sender says about an order, to tell news from repetition: null is absent, and 2 is 2.0. */
final class OrderContent {
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> equal(one, other) ? 0 : 1;
    private static final List<String> GIVEN_BY_THE_HUB =
            List.of("status", "version", "amountsDisagree", "shipment", "shipments", "toShip", "tracking", "trackings");

    private OrderContent() {}

    /** True when both orders say the same, whenever they said it. */
    static boolean sameOrder(JsonNode one, JsonNode other) {
        return same(of(one), of(other));
    }

    static boolean same(JsonNode one, JsonNode other) {
        return stated(one).equals(BY_VALUE, stated(other));
    }

    private static ObjectNode of(JsonNode order) {
        ObjectNode content = ((ObjectNode) order).deepCopy();
        content.remove("channelUpdatedAt");
        content.remove(GIVEN_BY_THE_HUB);
        return content;
    }

    private static JsonNode stated(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode stated = object.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> stated.set(field.getKey(), stated(field.getValue())));
            return stated;
        }
        if (node instanceof ArrayNode array) {
            List<JsonNode> all = new ArrayList<>(array.size());
            array.forEach(each -> all.add(stated(each)));
            return array.arrayNode().addAll(all);
        }
        return node;
    }

    /** A stored 2 is read as int, a mapped one may be a long or a decimal. */
    private static boolean equal(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    /** Null where there is none, or it cannot be read. */
    static @Nullable Instant time(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.textValue()).toInstant() : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** When its sender last changed it; {@code now} where that is not said, or cannot be read. */
    static Instant changedAt(JsonNode data, Instant now) {
        Instant at = time(data.path("channelUpdatedAt"));
        return (at == null ? now : at).truncatedTo(ChronoUnit.MICROS);
    }
}
