package linkspan.inbound.topic;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/**
 * {@code deadLetterUri: dead-letter:keep}: the record is kept as it came, as a letter that can be replayed, and the route's
 * events are dropped. Written with the record's unit.
 */
public final class DeadLetterComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!remaining.equals("keep")) {
            throw new IllegalArgumentException(uri + ": there is only dead-letter:keep");
        }
        return new ProcessorEndpoint(uri, this, new DeadLetterProcessor());
    }
}
