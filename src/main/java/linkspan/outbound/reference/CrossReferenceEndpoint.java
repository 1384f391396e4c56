package linkspan.outbound.reference;

import java.util.function.Function;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code cross-reference:erp/customer}, one way or the other. */
final class CrossReferenceEndpoint extends DefaultEndpoint {
    private final Function<CrossReferenceEndpoint, Producer> way;

    CrossReferenceEndpoint(
            String uri, CrossReferenceComponent component, Function<CrossReferenceEndpoint, Producer> way) {
        super(uri, component);
        this.way = way;
    }

    @Override
    public Producer createProducer() {
        return way.apply(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("cross-reference: is a step, not a start");
    }
}
