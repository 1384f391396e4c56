package linkspan.outbound.reference;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import linkspan.model.FieldTemplate;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * {@code cross-reference:erp/customer?of={channel}-{customer.customerId}&as=customerNumber}: a content enricher. The body
 * becomes the event's data with the system's name for the thing as one more field; without that field when it is not known.
 *
 * <p>{@code &learn=/CreateCustomerResponse/customerNumber} first stores what the body, a system's answer, holds there.
 * {@code &otherwise=collective-customer} names the key of {@code system.properties} whose value stands for events that
 * have no such thing.
 *
 * <p>{@code cross-reference:erp/customer?from={customerNumber}&as=customerId} is the way back, for what a system posts: the
 * body, with our id of what the system names there as one more field.
 */
@UriEndpoint(
        scheme = "cross-reference",
        syntax = "cross-reference:kind",
        title = "Cross reference",
        producerOnly = true)
public final class CrossReferenceComponent extends DefaultComponent {
    @UriPath(name = "kind", description = "System and kind of thing, erp/customer")
    private static final String KIND = "kind";

    @UriParam(name = "of", description = "Our id of the thing, with {fields} of the event")
    private static final String OF = "of";

    @UriParam(name = "from", description = "The way back: what the system calls the thing, with {fields} of the body")
    private static final String FROM = "from";

    @UriParam(name = "as", description = "Name of the field that is added")
    private static final String AS = "as";

    @UriParam(
            name = "otherwise",
            description = "Key of system.properties whose value stands for events without the thing")
    private static final String OTHERWISE = "otherwise";

    @UriParam(
            name = "learn",
            description = "JSON pointer into the body, an answer: what stands there is remembered first")
    private static final String LEARN = "learn";

    private static final int THREADS = 4;
    private final SystemCatalog catalog;
    private final References store;
    private @Nullable ExecutorService threads;

    public CrossReferenceComponent(SystemCatalog catalog, References store) {
        this.catalog = catalog;
        this.store = store;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String[] parts = remaining.split("/", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException("cross-reference:" + remaining + " is not <system>/<kind>");
        }
        SystemSettings settings = catalog.get(parts[0]);
        ReferenceKind kind = new ReferenceKind(settings.id(), parts[1]);
        String from = getAndRemoveParameter(parameters, FROM, String.class);
        if (from != null) {
            BackLookup back = new BackLookup(kind, new FieldTemplate(from), needed(parameters, remaining, AS));
            return new CrossReferenceEndpoint(
                    uri, this, endpoint -> new BackLookupProducer(endpoint, back, store, threads()));
        }
        String otherwise = getAndRemoveParameter(parameters, OTHERWISE, String.class);
        String learn = getAndRemoveParameter(parameters, LEARN, String.class);
        Lookup lookup = new Lookup(
                kind,
                new FieldTemplate(needed(parameters, remaining, OF)),
                needed(parameters, remaining, AS),
                learn == null ? null : JsonPointer.compile(learn),
                otherwise == null ? null : settings.require(otherwise));
        return new CrossReferenceEndpoint(
                uri, this, endpoint -> new CrossReferenceProducer(endpoint, lookup, store, threads()));
    }

    private String needed(Map<String, Object> parameters, String remaining, String name) {
        String value = getAndRemoveParameter(parameters, name, String.class);
        if (value == null) {
            throw new IllegalArgumentException("cross-reference:" + remaining + " lacks " + name + "=");
        }
        return value;
    }

    /** A database blocks, lanes and event loops must not; one small pool for all routes. */
    synchronized ExecutorService threads() {
        if (threads == null) {
            threads =
                    getCamelContext().getExecutorServiceManager().newFixedThreadPool(this, "cross-reference", THREADS);
        }
        return threads;
    }

    @Override
    protected synchronized void doShutdown() throws Exception {
        if (threads != null) {
            getCamelContext().getExecutorServiceManager().shutdown(threads);
        }
        super.doShutdown();
    }
}
