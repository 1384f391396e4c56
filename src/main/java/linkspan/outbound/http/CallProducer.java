package linkspan.outbound.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.outbound.content.Outgoing;
import linkspan.outbound.content.OutgoingBody;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.part.PartProcessor;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Sends the body and makes the answer the body. No header of the exchange leaves, and none of the answer stays. */
final class CallProducer extends DefaultAsyncProducer {
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
            headers = CallHeaders.of(
                    target, event, data, PartProcessor.partOf(exchange).suffix());
            if (target.asks()) {
                body = Buffer.buffer();
            } else {
                Outgoing out = target.protocol().request(body(exchange));
                headers.put("Content-Type", out.type());
                body = out.bytes();
            }
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
                        CallLog.tell(target, headers, exchange.getException(), start);
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

    private static OutgoingBody body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof JsonNode json) {
            return new OutgoingBody.Tree(json);
        }
        return new OutgoingBody.Text(body == null ? "" : exchange.getMessage().getBody(String.class));
    }
}
