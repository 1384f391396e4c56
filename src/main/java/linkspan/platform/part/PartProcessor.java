package linkspan.platform.part;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.SplitDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Stands in front of each split and keeps its place for its parts: Camel tells a part only its index in the innermost one. */
public final class PartProcessor extends DelegateAsyncProcessor {
    /** Exchange property with the indexes of the splits around the one that an exchange comes from. */
    private static final String AROUND = "linkspan.part.around";

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

    /** Where an exchange is in the splits of its route. */
    public static Part partOf(Exchange exchange) {
        Integer index = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class);
        return index == null
                ? Part.WHOLE
                : new Part(Stream.concat(around(exchange).stream(), Stream.of(index))
                        .toList());
    }

    @SuppressWarnings("unchecked") // nobody else sets it
    private static List<Integer> around(Exchange exchange) {
        List<Integer> around = exchange.getProperty(AROUND, List.class);
        return around == null ? List.of() : around;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Object before = exchange.getProperty(AROUND);
        exchange.setProperty(AROUND, partOf(exchange).indexes());
        return super.process(exchange, doneSync -> {
            exchange.setProperty(AROUND, before);
            callback.done(doneSync);
        });
    }
}
