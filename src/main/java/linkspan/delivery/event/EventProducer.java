package linkspan.delivery.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import linkspan.commit.UnitClosed;
import linkspan.commit.UnitOfWork;
import linkspan.model.Json;
import linkspan.model.failure.Unmappable;
import linkspan.model.kind.EventCheck;
import linkspan.model.kind.EventKind;
import linkspan.platform.part.PartProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/** Adds the body as an event to the exchange's unit of work; nothing is written before the route has ended. */
final class EventProducer extends DefaultProducer {
    private final EventKind kind;
    private final EventCheck check;

    EventProducer(EventEndpoint endpoint, EventCheck check) {
        super(endpoint);
        this.kind = endpoint.kind();
        this.check = check;
    }

    @Override
    public void process(Exchange exchange) {
        UnitOfWork unit = exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class);
        if (unit == null) {
            throw new IllegalStateException(
                    "event:" + kind.label() + " stands in a route that nothing has started: call it by direct:");
        }
        if (exchange.getProperty(UnitOfWork.BESIDE) != null) {
            throw new UnitClosed(kind.label() + " behind a wire tap or a queue");
        }
        JsonNode data = data(exchange);
        List<String> problems = check.problems(kind.type(), data);
        if (!problems.isEmpty()) {
            throw new OffSchema(kind.label(), problems);
        }
        unit.add(PartProcessor.partOf(exchange), kind.draft(data));
    }

    private JsonNode data(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        JsonNode data = body instanceof JsonNode node
                ? node
                : Json.read(exchange.getMessage().getBody(byte[].class));
        if (!(data instanceof ObjectNode)) {
            throw new OffSchema(kind.label(), List.of("(root): not an object but " + data.getNodeType()));
        }
        return data;
    }

    /** What a mapping made is not the canonical form. */
    private static final class OffSchema extends Unmappable {
        private final String path;

        OffSchema(String event, List<String> problems) {
            super(event + " is off its schema: "
                    + String.join("; ", problems.subList(0, Math.min(5, problems.size()))));
            this.path = problems.get(0).split(":", 2)[0];
        }

        @Override
        public String path() {
            return path;
        }
    }
}
