package linkspan.delivery.event;

import java.util.function.Function;
import linkspan.model.kind.EventCheck;
import linkspan.model.kind.EventKind;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code event:order-created?system=wms}. */
final class EventEndpoint extends DefaultEndpoint {
    private final EventKind kind;
    private final String system;
    private final int batch;
    private final Function<String, EventComponent.Driver> drivers;
    private final EventCheck check;

    EventEndpoint(
            String uri,
            EventComponent component,
            EventKind kind,
            String system,
            int batch,
            Function<String, EventComponent.Driver> drivers,
            EventCheck check) {
        super(uri, component);
        this.kind = kind;
        this.system = system;
        this.batch = batch;
        this.drivers = drivers;
        this.check = check;
    }

    EventKind kind() {
        return kind;
    }

    int batch() {
        return batch;
    }

    @Override
    public Producer createProducer() {
        return new EventProducer(this, check);
    }

    @Override
    public Consumer createConsumer(Processor route) {
        if (system.isEmpty()) {
            throw new IllegalArgumentException(
                    "from event:" + kind.label() + " needs ?system=…, the system that it delivers to");
        }
        return new EventConsumer(this, route, drivers.apply(system));
    }
}
