package linkspan.outbound.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Puts the event's data, with the system's name for a thing, in the body's place. No connection is held afterwards. */
final class CrossReferenceProducer extends DefaultAsyncProducer {
    private final Lookup lookup;
    private final References store;
    private final ExecutorService threads;

    CrossReferenceProducer(CrossReferenceEndpoint endpoint, Lookup lookup, References store, ExecutorService threads) {
        super(endpoint);
        this.lookup = lookup;
        this.store = store;
        this.threads = threads;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        JsonNode data = exchange.getProperty(ExchangeProperty.DATA, JsonNode.class);
        Optional<String> thing = data == null ? Optional.empty() : lookup.canonicalId(data);
        if (thing.isEmpty()) {
            return done(exchange, data, Optional.ofNullable(lookup.otherwise()), callback);
        }
        Optional<String> known = store.recall(lookup.kind(), thing.get());
        if (known.isPresent()) {
            return done(exchange, data, known, callback);
        }
        threads.execute(() -> {
            try {
                exchange.getMessage().setBody(lookup.enriched(data, ask(exchange, thing.get())));
            } catch (RuntimeException e) {
                exchange.setException(e);
            } finally {
                callback.done(false);
            }
        });
        return false;
    }

    private Optional<String> ask(Exchange exchange, String thing) {
        if (lookup.learn() == null) {
            return store.find(lookup.kind(), thing);
        }
        String name = lookup.learnt(exchange.getMessage().getBody())
                .orElseThrow(() ->
                        new Refused(FailureCode.SYSTEM_ANSWER_INVALID, "the answer has nothing at " + lookup.learn()));
        return Optional.of(store.learn(lookup.kind(), thing, name));
    }

    private boolean done(Exchange exchange, JsonNode data, Optional<String> name, AsyncCallback callback) {
        exchange.getMessage().setBody(lookup.enriched(data, name));
        callback.done(true);
        return true;
    }
}
