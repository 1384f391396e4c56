package linkspan.inbound.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.request.AnswerHeader;
import linkspan.inbound.request.Retirement;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.model.failure.Unmappable;
import linkspan.platform.database.DatabaseFailed;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Stands round a route: where the route ends, on whatever thread, its run is ruled, and only then the consumer's callback
 * is called. Not a step of the route, because {@code stop} would skip it; not a synchronization, because it would come
 * after the answer.
 */
public final class IntakeProcessor extends DelegateAsyncProcessor {
    private static final String RUN = "linkspan.run";
    private final boolean tellsBody;

    /** @param tellsBody whoever started the route is told what it leaves in the body */
    public IntakeProcessor(Processor route, boolean tellsBody) {
        super(route);
        this.tellsBody = tellsBody;
    }

    /**
     * Starts the route. The exchange is made from nothing: body, typed properties and no header, so that none
     * can get in from outside. {@code after} does what follows the completion: a route's onCompletion may take its time,
     * the committer that reports a commit may not.
     */
    public void run(DefaultConsumer consumer, RouteRun run, Executor after) {
        Exchange exchange = consumer.createExchange(false);
        try {
            exchange.setPattern(ExchangePattern.InOut);
            exchange.getIn().setBody(run.body());
            run.properties().forEach(exchange::setProperty);
            exchange.setProperty(UnitOfWork.PROPERTY, run.unit());
            exchange.setProperty(RUN, run);
            consumer.createUoW(exchange);
        } catch (Exception e) {
            run.ended(new RouteEnd.Broken(e), () -> consumer.releaseExchange(exchange, false));
            return;
        }
        process(
                exchange,
                doneSync -> after.execute(() -> {
                    consumer.doneUoW(exchange);
                    consumer.releaseExchange(exchange, false);
                }));
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback consumer) {
        RouteRun run = Objects.requireNonNull(exchange.getProperty(RUN, RouteRun.class));
        super.process(exchange, doneSync -> run.ended(endOf(exchange, tellsBody), () -> consumer.done(false)));
        return false;
    }

    /** How the route ended; {@code tellsBody}: what it left in the body is looked at. */
    public static RouteEnd endOf(Exchange exchange, boolean tellsBody) {
        try {
            return judged(exchange, tellsBody);
        } catch (RuntimeException e) {
            return new RouteEnd.Broken(e);
        }
    }

    private static RouteEnd judged(Exchange exchange, boolean tellsBody) {
        Integer status = exchange.getProperty(ExchangeProperty.STATUS, 200, Integer.class);
        Throwable cause = failure(exchange);
        if (cause != null) {
            return failed(cause, status);
        }
        if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            return new RouteEnd.Broken(new IllegalStateException("the route marked itself as rollback only"));
        }
        if (status >= 400) {
            return refusal(status);
        }
        return new RouteEnd.Finished(status, tellsBody ? data(exchange) : null, headers(exchange));
    }

    private static Map<AnswerHeader, String> headers(Exchange exchange) {
        Map<AnswerHeader, String> headers = new EnumMap<>(AnswerHeader.class);
        put(headers, AnswerHeader.LOCATION, exchange.getProperty(ExchangeProperty.LOCATION, String.class));
        put(headers, AnswerHeader.ETAG, exchange.getProperty(ExchangeProperty.ETAG, String.class));
        String successor = exchange.getProperty(ExchangeProperty.SUCCESSOR, String.class);
        if (successor != null) {
            headers.putAll(Retirement.headers(successor));
        }
        return headers;
    }

    private static void put(Map<AnswerHeader, String> headers, AnswerHeader name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    /**
     * {@code handled(true)} and a dead letter channel leave a flag and the exception behind; {@code continued(true)} takes
     * the exception away; {@code doCatch} and a breaker's fallback leave no flag: there the author has dealt with it.
     */
    private static @Nullable Throwable failure(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        boolean handled = Boolean.TRUE.equals(exchange.getExchangeExtension().getErrorHandlerHandled());
        return handled ? exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class) : null;
    }

    private static RouteEnd failed(Throwable cause, int status) {
        Refused refused = ObjectHelper.getException(Refused.class, cause);
        if (refused != null) {
            return new RouteEnd.Refusal(refused);
        }
        Unmappable unmappable = ObjectHelper.getException(Unmappable.class, cause);
        if (unmappable != null) {
            String why = unmappable.getMessage();
            return new RouteEnd.Unmapped(unmappable.path(), why == null ? "" : why);
        }
        DatabaseFailed database = ObjectHelper.getException(DatabaseFailed.class, cause);
        if (database != null) {
            return database.isOfTheData()
                    ? new RouteEnd.Unmapped("", "a value in it cannot be looked up: no name holds it")
                    : new RouteEnd.Refusal(new Refused(FailureCode.NOT_STORED, ""));
        }
        return status >= 400 ? refusal(status) : new RouteEnd.Broken(cause);
    }

    /** The first code of that status: a route may refuse with a bare number, too. */
    private static RouteEnd refusal(int status) {
        for (FailureCode code : FailureCode.values()) {
            if (code.status() == status) {
                return new RouteEnd.Refusal(new Refused(code, ""));
            }
        }
        return new RouteEnd.Broken(new IllegalStateException("the route set status " + status));
    }

    private static @Nullable JsonNode data(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body == null || body instanceof JsonNode || body instanceof Map || body instanceof List) {
            return body == null ? null : Json.of(body);
        }
        String text = exchange.getMessage().getBody(String.class);
        if (text == null) {
            throw new IllegalStateException("the route left a body that is neither JSON nor text");
        }
        boolean json = text.startsWith("{") || text.startsWith("[");
        return json ? Json.read(text) : TextNode.valueOf(text);
    }
}
