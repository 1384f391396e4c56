package linkspan.lab.sandbox.erp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.total.Money;

/** What the ERP looks at in an order's document: {@code customerNumber}, {@code currency}, {@code lines/line}, {@code total}. */
final class ErpOrder {
    private ErpOrder() {}

    /** Why the ERP does not book it; empty when it does. */
    static Optional<String> wrong(ObjectNode document, Customers customers) {
        String customer = SystemCall.text(document, "customerNumber").orElse("");
        if (!customers.knows(customer)) {
            return Optional.of("customerNumber is not one of ours");
        }
        if (SystemCall.text(document, "currency").isEmpty()) {
            return Optional.of("currency is missing");
        }
        if (Money.decimal(document.path("total")).isEmpty()) {
            return Optional.of("total is not an amount");
        }
        List<JsonNode> lines = lines(document);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            if (line.path("material").asText().isBlank()) {
                return Optional.of("line " + (i + 1) + " has no material");
            }
            if (!line.path("quantity").asText().matches("[1-9][0-9]{0,9}")) {
                return Optional.of("quantity of line " + (i + 1) + " is not a whole number from 1");
            }
            if (Money.decimal(line.path("price")).isEmpty()) {
                return Optional.of("price of line " + (i + 1) + " is not an amount");
            }
        }
        return lines.isEmpty() ? Optional.of("there are no lines") : Optional.empty();
    }

    static Money total(ObjectNode document) {
        BigDecimal amount = Money.decimal(document.path("total")).orElse(BigDecimal.ZERO);
        return new Money(SystemCall.text(document, "currency").orElse("XXX"), amount);
    }

    /** A list of one is no list in XML. */
    static List<JsonNode> lines(ObjectNode document) {
        JsonNode lines = document.path("lines").path("line");
        if (lines instanceof ArrayNode several) {
            return several.valueStream().toList();
        }
        return lines.isMissingNode() ? List.of() : List.of(lines);
    }
}
