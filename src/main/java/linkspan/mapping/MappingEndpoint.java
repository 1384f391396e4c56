package linkspan.mapping;

import linkspan.platform.format.Format;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** One mapping as a Camel endpoint; nothing starts there. */
final class MappingEndpoint extends DefaultEndpoint {
    private final Mappings mappings;
    private final String name;
    private final @Nullable Format format;

    MappingEndpoint(String uri, MappingComponent component, Mappings mappings, String name, @Nullable Format format) {
        super(uri, component);
        this.mappings = mappings;
        this.name = name;
        this.format = format;
    }

    @Override
    public Producer createProducer() {
        mappings.get(name);
        return new MappingProducer(this, mappings, name, format);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("mapping:" + name + " transforms; no route starts there");
    }
}
