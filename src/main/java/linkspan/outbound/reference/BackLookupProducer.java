package linkspan.outbound.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Puts the body, a JSON document or a list of them, with our ids of the things that a system names in it, in the body's place. */
final class BackLookupProducer extends DefaultAsyncProducer {
    private final BackLookup lookup;
    private final References store;
    private final ExecutorService threads;

    BackLookupProducer(CrossReferenceEndpoint endpoint, BackLookup lookup, References store, ExecutorService threads) {
        super(endpoint);
        this.lookup = lookup;
        this.store = store;
        this.threads = threads;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        JsonNode document = exchange.getMessage().getBody(JsonNode.class);
        Set<String> names = document == null ? Set.of() : lookup.foreignIds(document);
        if (document == null || names.isEmpty()) {
            callback.done(true);
            return true;
        }
        threads.execute(() -> {
            try {
                exchange.getMessage().setBody(lookup.enriched(document, store.findThings(lookup.kind(), names)));
            } catch (RuntimeException e) {
                exchange.setException(e);
            } finally {
                callback.done(false);
            }
        });
        return false;
    }
}
