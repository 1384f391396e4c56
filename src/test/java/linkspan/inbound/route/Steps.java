package linkspan.inbound.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Objects;
import linkspan.commit.UnitClosed;
import linkspan.commit.UnitOfWork;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.failure.Unmappable;
import linkspan.platform.part.PartProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;

/** Steps that stand in for {@code event:} and {@code mapping:}. */
final class Steps {
    private Steps() {}

    /** A message that no mapping takes. */
    static final class Unreadable extends Unmappable {
        Unreadable() {
            super("is missing");
        }

        @Override
        public String path() {
            return "customer.name";
        }
    }

    /** Adds the event that a customer, the body's {@code id}, has changed. */
    static void collect(Exchange exchange) {
        JsonNode body = exchange.getMessage().getBody(JsonNode.class);
        add(exchange, body.path("id").asText(), body.path("name").asText());
    }

    /** Adds the event that this customer has changed. */
    static Processor collect(String customer) {
        return exchange -> add(exchange, customer, "");
    }

    static void add(Exchange exchange, String customer, String name) {
        UnitOfWork unit = Objects.requireNonNull(exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class));
        if (exchange.getPattern() != ExchangePattern.InOut) {
            throw new UnitClosed("a wire tap's event");
        }
        JsonNode data = JsonNodeFactory.instance
                .objectNode()
                .put("customerId", customer)
                .put("name", name);
        unit.add(PartProcessor.partOf(exchange), new EventDraft(EventType.CUSTOMER_CHANGED, data));
    }
}
