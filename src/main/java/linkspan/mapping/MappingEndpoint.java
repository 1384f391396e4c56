package linkspan.mapping;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One mapping as a Camel endpoint; nothing starts there. */
final class MappingEndpoint extends DefaultEndpoint {
    private final Mappings mappings;
    private final String name;

    MappingEndpoint(String uri, MappingComponent component, Mappings mappings, String name) {
        super(uri, component);
        this.mappings = mappings;
        this.name = name;
    }

    @Override
    public Producer createProducer() {
        mappings.get(name);
        return new MappingProducer(this, mappings, name);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("mapping:" + name + " transforms; no route starts there");
    }
}
