package linkspan.outbound.webhook;

import java.time.Clock;
import java.util.function.Supplier;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** Signs; nothing starts there. */
final class SignEndpoint extends DefaultEndpoint {
    private final Supplier<String> secret;
    private final Clock clock;

    SignEndpoint(String uri, SignComponent component, Supplier<String> secret, Clock clock) {
        super(uri, component);
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public Producer createProducer() {
        return new SignProducer(this, secret, clock);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("sign: is a step; no route starts there");
    }
}
