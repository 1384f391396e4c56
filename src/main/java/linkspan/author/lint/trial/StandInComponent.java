package linkspan.author.lint.trial;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** Stands where a component of the hub will be: takes every address, does nothing. */
final class StandInComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        parameters.clear();
        return new StandInEndpoint(uri, this);
    }

    private static final class StandInEndpoint extends DefaultEndpoint {
        StandInEndpoint(String uri, StandInComponent component) {
            super(uri, component);
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("nothing runs here");
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("nothing runs here");
        }
    }
}
