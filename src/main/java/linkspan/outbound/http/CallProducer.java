package linkspan.outbound.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.outbound.protocol.OutgoingBody;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.format.AcceptLanguage;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the body and makes the answer the body. No header of the exchange leaves, and none of the answer stays. */
final class CallProducer extends DefaultAsyncProducer {
    private static final Logger LOG = LoggerFactory.getLogger("linkspan.calls");

    /** The line of a call is the one line of the log that follows the hub's language. */
    private static final boolean CHINESE = AcceptLanguage.ours().equals(Locale.CHINESE);

    private final CallTarget target;
    private final Transport transport;

    CallProducer(CallEndpoint endpoint, CallTarget target, Transport transport) {
        super(endpoint);
        this.target = target;
        this.transport = transport;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        String url;
        Map<String, String> headers;
        Buffer body;
        try {
            JsonNode event = exchange.getProperty(ExchangeProperty.EVENT, JsonNode.class);
            JsonNode data = exchange.getProperty(ExchangeProperty.DATA, JsonNode.class);
            url = target.urlFor(data);
            headers = headers(event, data, part(exchange));
            body = target.asks() ? Buffer.buffer() : target.protocol().request(body(exchange));
        } catch (RuntimeException e) {
            exchange.setException(notSent(e));
            callback.done(true);
            return true;
        }
        exchange.getMessage().removeHeaders("*");
        long start = System.nanoTime();
        CrashPoint.at("C3");
        transport
                .send(new Transport.Request(target.method(), url, headers, body, target.timeout()))
                .onComplete(result -> {
                    try {
                        if (result.succeeded()) {
                            answered(exchange, result.result());
                        } else {
                            exchange.setException(result.cause());
                        }
                        weighed(exchange);
                        log(exchange, headers, start);
                    } catch (RuntimeException | Error e) {
                        exchange.setException(e);
                    } finally {
                        callback.done(false);
                    }
                });
        return false;
    }

    /** A mistake of the route or of a mapping; the system has not heard of it. */
    private static DeliveryFailure notSent(RuntimeException mistake) {
        return new DeliveryFailure(FailureCode.ROUTE_FAILED, String.valueOf(mistake.getMessage()), null, Effect.NONE);
    }

    private void weighed(Exchange exchange) {
        if (target.repeatable() && exchange.getException() instanceof DeliveryFailure failure) {
            exchange.setException(failure.ofRepeatable());
        }
    }

    private void answered(Exchange exchange, Transport.Reply reply) {
        CrashPoint.at("C4");
        try {
            exchange.getMessage().setBody(target.protocol().answer(reply));
        } catch (DeliveryFailure failure) {
            exchange.setException(failure);
        }
    }

    /** Calls of a split's parts after the first are not the same call. */
    private static String part(Exchange exchange) {
        Integer index = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class);
        return index == null || index == 0 ? "" : "-" + index;
    }

    private Map<String, String> headers(JsonNode event, JsonNode data, String part) {
        Map<String, String> headers = new LinkedHashMap<>(target.protocol().headers());
        if (target.asks()) {
            headers.remove("Content-Type");
        }
        if (target.token() != null) {
            headers.put("Authorization", "Bearer " + target.token());
        }
        if (event == null && target.key() != null) { // a question that names a thing of its own
            headers.put("Idempotency-Key", target.idempotencyKey("", data) + part);
        }
        if (event != null) {
            headers.put(
                    "Idempotency-Key",
                    target.idempotencyKey(event.path("eventId").asText(), data) + part);
            headers.put("ce-id", event.path("eventId").asText());
            headers.put("ce-type", event.path("eventType").asText());
            headers.put("ce-subject", HeaderText.encoded(event.path("key").asText()));
            headers.put("ce-sequence", event.path("sequence").asText());
            if (event.hasNonNull("traceparent")) {
                headers.put("traceparent", event.path("traceparent").asText());
            }
        }
        return headers;
    }

    private static OutgoingBody body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof JsonNode json) {
            return new OutgoingBody.Tree(json);
        }
        return new OutgoingBody.Text(body == null ? "" : exchange.getMessage().getBody(String.class));
    }

    private void log(Exchange exchange, Map<String, String> headers, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        String event = headers.getOrDefault("ce-id", "-");
        if (exchange.getException() == null) {
            LOG.debug(
                    CHINESE
                            ? "调用{}接口 | method={} | request={} | cost={}ms"
                            : "called {} | method={} | request={} | cost={}ms",
                    target.system(),
                    target.method(),
                    event,
                    millis);
        } else {
            LOG.info(
                    CHINESE
                            ? "调用{}接口失败 | method={} | request={} | error={} | cost={}ms"
                            : "call of {} failed | method={} | request={} | error={} | cost={}ms",
                    target.system(),
                    target.method(),
                    event,
                    exchange.getException().getMessage(),
                    millis);
        }
    }
}
