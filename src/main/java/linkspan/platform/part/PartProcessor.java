package linkspan.platform.part;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Stands in front of each split and keeps its place for its parts: Camel tells a part only its index in the innermost one. */
public final class PartProcessor extends DelegateAsyncProcessor {
    private PartProcessor(Processor split) {
        super(split);
    }

    /** For all routes of a context that are added after it. */
    public static InterceptStrategy everywhere() {
        return PartProcessor::before;
    }

    private static Processor before(CamelContext camel, NamedNode node, Processor step, Processor next) {
        return node instanceof SplitDefinition ? new PartProcessor(step) : step;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Object before = exchange.getProperty(Part.AROUND);
        exchange.setProperty(Part.AROUND, Part.of(exchange).indexes());
        return super.process(exchange, doneSync -> {
            exchange.setProperty(Part.AROUND, before);
            callback.done(doneSync);
        });
    }
}
