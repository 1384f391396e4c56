package linkspan.outbound.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Puts the body, a JSON document, with our id of a thing that a system names in it, in the body's place. */
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
        Optional<String> name = document == null ? Optional.empty() : lookup.foreignId(document);
        if (name.isEmpty()) {
            callback.done(true);
            return true;
        }
        threads.execute(() -> {
            try {
                Optional<String> thing = store.findThing(lookup.kind(), name.get());
                exchange.getMessage().setBody(lookup.enriched(document, thing));
            } catch (RuntimeException e) {
                exchange.setException(e);
            } finally {
                callback.done(false);
            }
        });
        return false;
    }
}
