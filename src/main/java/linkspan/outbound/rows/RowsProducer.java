package linkspan.outbound.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.ExecutorService;
import linkspan.model.Json;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.resilience.DeliveryFailure;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Writes the body's rows on a thread of its own pool: JDBC blocks, lanes must not. */
final class RowsProducer extends DefaultAsyncProducer {
    private final String system;
    private final RowWriter writer;
    private final int concurrency;
    private final ExecutorService writers;
    private final boolean repeatable;

    RowsProducer(RowsEndpoint endpoint, String system, RowWriter writer, int concurrency) {
        super(endpoint);
        this.system = system;
        this.writer = writer;
        this.concurrency = concurrency;
        this.writers = writers(endpoint);
        this.repeatable = endpoint.repeatable();
    }

    private ExecutorService writers(RowsEndpoint endpoint) {
        return endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(this, "rows-" + system, concurrency);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        writers.execute(() -> {
            try {
                Object body = exchange.getMessage().getBody();
                CrashPoint.at("C3");
                writer.write(
                        body instanceof JsonNode json
                                ? json
                                : Json.read(exchange.getMessage().getBody(byte[].class)));
            } catch (DeliveryFailure e) {
                exchange.setException(repeatable ? e.ofRepeatable() : e);
            } catch (RuntimeException e) {
                exchange.setException(e);
            } finally {
                exchange.getMessage().removeHeaders("*");
                callback.done(false);
            }
        });
        return false;
    }

    @Override
    protected void doShutdown() throws Exception {
        getEndpoint().getCamelContext().getExecutorServiceManager().shutdown(writers);
        super.doShutdown();
    }
}
