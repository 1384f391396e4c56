package linkspan.inbound.consumer;

import linkspan.commit.UnitOfWork;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Marks the copy that a wire tap makes: the route does not wait for it, so it adds nothing to the route's unit. */
public final class TapProcessor extends DelegateAsyncProcessor {
    private TapProcessor(Processor tap) {
        super(tap);
    }

    /** For all routes of a context that are added after it. */
    public static InterceptStrategy everywhere() {
        return (camel, node, step, next) -> node.getShortName().equals("wireTap") ? new TapProcessor(step) : step;
    }

    /** The copy is made before the tap returns. */
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        boolean before = exchange.getProperty(UnitOfWork.BESIDE) != null;
        exchange.setProperty(UnitOfWork.BESIDE, true);
        return super.process(exchange, doneSync -> {
            if (!before) {
                exchange.removeProperty(UnitOfWork.BESIDE);
            }
            callback.done(doneSync);
        });
    }
}
