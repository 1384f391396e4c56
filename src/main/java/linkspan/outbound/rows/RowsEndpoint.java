package linkspan.outbound.rows;

import linkspan.platform.resilience.RepeatableEndpoint;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code rows:bi?upsert=orders:order_id}. */
final class RowsEndpoint extends DefaultEndpoint implements RepeatableEndpoint {
    private final String system;
    private final RowWriter writer;
    private final int concurrency;
    private final boolean repeatable;

    RowsEndpoint(
            String uri, RowsComponent component, String system, RowWriter writer, int concurrency, boolean repeatable) {
        super(uri, component);
        this.system = system;
        this.writer = writer;
        this.concurrency = concurrency;
        this.repeatable = repeatable;
    }

    @Override
    public boolean repeatable() {
        return repeatable;
    }

    @Override
    public Producer createProducer() {
        return new RowsProducer(this, system, writer, concurrency);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new IllegalArgumentException("rows: is a step, not a start");
    }
}
