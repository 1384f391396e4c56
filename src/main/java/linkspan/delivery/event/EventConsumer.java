package linkspan.delivery.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import linkspan.commit.UnitOfWork;
import linkspan.delivery.note.EventRoute;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import linkspan.platform.resilience.CallGate;
import linkspan.platform.resilience.LeavingProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** The start of a deliver route: takes events from its system's lanes and tells how the route ended. */
public final class EventConsumer extends DefaultConsumer implements EventRoute {
    private final EventEndpoint endpoint;
    private final EventComponent.Driver driver;

    EventConsumer(EventEndpoint endpoint, Processor route, EventComponent.Driver driver) {
        super(endpoint, route);
        this.endpoint = endpoint;
        this.driver = driver;
        driver.subscribe(endpoint.kind().type(), this);
    }

    @Override
    public String id() {
        return getRouteId();
    }

    @Override
    public EventType type() {
        return endpoint.kind().type();
    }

    @Override
    public int batch() {
        return endpoint.batch();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        driver.routeStarted(this);
    }

    @Override
    protected void doStop() throws Exception {
        driver.routeStopping(this);
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        driver.unsubscribe(this);
        super.doShutdown();
    }

    @Override
    public void run(List<Event> events, @Nullable CallGate gate, BiConsumer<UnitOfWork, @Nullable Throwable> ended) {
        UnitOfWork unit = new UnitOfWork();
        Exchange exchange = createExchange(false);
        AtomicBoolean left = new AtomicBoolean();
        try {
            exchange.setProperty(LeavingProcessor.LEFT, left);
            exchange.setProperty(CallGate.PROPERTY, gate);
            exchange.setPattern(ExchangePattern.InOut);
            exchange.setProperty(UnitOfWork.PROPERTY, unit);
            if (batch() == 1) {
                Event event = events.get(0);
                ObjectNode facts = facts(event);
                exchange.setProperty(ExchangeProperty.EVENT, facts);
                exchange.setProperty(ExchangeProperty.DATA, Json.readOwn(event.data()));
                exchange.getMessage().setBody(exchange.getProperty(ExchangeProperty.DATA));
            } else {
                exchange.getMessage().setBody(list(events));
            }
        } catch (RuntimeException e) {
            releaseExchange(exchange, false);
            ended.accept(unit, e);
            return;
        }
        getAsyncProcessor().process(exchange, doneSync -> {
            Throwable failure = failure(exchange);
            releaseExchange(exchange, false);
            if (failure == null && !left.get()) {
                unit.attach(new NothingSent());
            }
            ended.accept(unit, failure);
        });
    }

    private static ObjectNode facts(Event event) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        facts.put("eventId", event.id());
        facts.put("eventType", event.type().name());
        facts.put("sequence", event.sequence());
        facts.put("timestamp", event.time().toEpochMilli());
        facts.put("key", event.key());
        if (event.traceparent() != null) {
            facts.put("traceparent", event.traceparent());
        }
        return facts;
    }

    private static ArrayNode list(List<Event> events) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Event event : events) {
            list.add(facts(event).set("data", Json.readOwn(event.data())));
        }
        return list;
    }

    /** A failure that an error handler "handled" is none the less: the system has not got the event. */
    private static @Nullable Throwable failure(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        boolean handled = Boolean.TRUE.equals(exchange.getExchangeExtension().getErrorHandlerHandled());
        if (handled && caught != null) {
            return caught;
        }
        return exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()
                ? new IllegalStateException("the route marked the exchange as rollback only")
                : null;
    }
}
