package linkspan.outbound.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Signs the very bytes that are sent: the body is bytes afterwards. */
final class SignProducer extends DefaultProducer {
    private static final String ID = "webhook-id";
    private final Supplier<String> secret;
    private final Clock clock;

    SignProducer(SignEndpoint endpoint, Supplier<String> secret, Clock clock) {
        super(endpoint);
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        byte[] body = message.getBody() instanceof byte[] bytes
                ? bytes
                : message.getMandatoryBody(String.class).getBytes(StandardCharsets.UTF_8);
        String id = message.getHeader(ID, exchange.getExchangeId(), String.class);
        Instant now = clock.instant();
        message.setBody(body);
        message.setHeader(ID, id);
        message.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
        message.setHeader("webhook-signature", StandardWebhook.signature(secret.get(), id, now, body));
    }
}
