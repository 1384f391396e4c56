package linkspan.inbound.topic;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * {@code deadLetterUri: dead-letter:keep}: the record is kept as it came, as a letter that can be replayed, and the route's
 * events are dropped. Written with the record's unit.
 */
@UriEndpoint(scheme = "dead-letter", syntax = "dead-letter:what", title = "Dead letter", producerOnly = true)
public final class DeadLetterComponent extends DefaultComponent {
    @UriPath(name = "what", description = "What is done with the message", enums = "keep")
    private static final String WHAT = "what";

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!remaining.equals("keep")) {
            throw new IllegalArgumentException(uri + ": there is only dead-letter:keep");
        }
        return new ProcessorEndpoint(uri, this, new DeadLetterProcessor());
    }
}
