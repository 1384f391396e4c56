package linkspan.reference;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code cross-reference:erp/customer}. */
final class CrossReferenceEndpoint extends DefaultEndpoint {
    private final CrossReferenceComponent component;
    private final Lookup lookup;

    CrossReferenceEndpoint(String uri, CrossReferenceComponent component, Lookup lookup) {
        super(uri, component);
        this.component = component;
        this.lookup = lookup;
    }

    @Override
    public Producer createProducer() {
        return new CrossReferenceProducer(this, lookup, component.store(), component.threads());
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("cross-reference: is a step, not a start");
    }
}
