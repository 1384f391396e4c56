package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linkspan.business.api.contract.Complaints;

/**
 * One JSON object of a client's order, which its schema has let pass, read field by field; an explicit null is missing.
 *
 * @param path where the object stands, empty for the whole order
 */
record OrderFields(JsonNode object, String path, Complaints complaints) {
    void complain(String name, String reason) {
        complaints.add(pathOf(name), reason);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(object.path(name).textValue());
    }

    /** {@code {"value": "12.50", "currency": "EUR"}} in the order's currency. */
    Optional<BigDecimal> money(String name, String currency) {
        JsonNode money = object.path(name);
        if (!money.isObject()) {
            return Optional.empty();
        }
        if (!currency.isEmpty() && !money.path("currency").asText().equals(currency)) {
            complain(name + ".currency", "must be " + currency + ", the order's");
        }
        return Optional.of(new BigDecimal(money.path("value").asText()));
    }

    /** The objects of an array, none where there is none. */
    List<OrderFields> children(String name) {
        List<OrderFields> children = new ArrayList<>();
        object.path(name)
                .forEach(child ->
                        children.add(new OrderFields(child, pathOf(name) + "[" + children.size() + "]", complaints)));
        return children;
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
