package linkspan.outbound.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import linkspan.outbound.login.ConnectionKeys;
import linkspan.outbound.login.Logins;
import linkspan.outbound.page.PageTerms;
import linkspan.outbound.protocol.PlainProtocol;
import linkspan.outbound.protocol.Protocol;
import linkspan.outbound.protocol.ReplyTable;
import linkspan.outbound.protocol.SoapProtocol;
import linkspan.outbound.protocol.SoapVersion;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.system.DashedOptions;
import linkspan.platform.system.PerSystem;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.Setting;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * {@code call:<system>/<path>?method=PUT&url=overseas-url}: calls a system over HTTP with its address, credentials and
 * limits from {@code system.properties}. Asynchronous: a call in flight costs no thread. {@code {name}} in the path is
 * a field of the event's data.
 *
 * <p>{@code &type=application/xml} sends what an {@code .xsl} mapping, or one that makes CSV, has left, under that content type.
 *
 * <p>{@code &soap=urn:…:CreateOrder} speaks SOAP 1.1 with that SOAPAction, {@code &soap-version=1.2} the later one. A route that calls a system for something
 * besides the event gives that call a key of its own: {@code &key=find-customer-{customer.customerId}}.
 *
 * <p>{@code &query=after={time}} is the query of the address, with fields in it.
 *
 * <p>{@code &next=link} reads an answer that comes in pages, see {@link PageTerms}.
 *
 * <p>{@code &repeatable=true}: the call only asks, or sets a state, so that it may be made again although the system does
 * not honour our key; without it that holds for {@code GET}.
 */
@UriEndpoint(scheme = "call", syntax = "call:target", title = "Call a system", producerOnly = true)
public final class CallComponent extends DefaultComponent implements PerSystem {
    @UriPath(
            name = "target",
            description = "System and path behind its address, wms/outbound-orders; {name} is a field of the event")
    private static final String TARGET = "target";

    @UriParam(name = "url", description = "Key of system.properties that holds the address", defaultValue = "url")
    private static final String URL = "url";

    @UriParam(name = "method", description = "HTTP method", defaultValue = "POST")
    private static final String METHOD = "method";

    @UriParam(name = "query", description = "Query of the address, with {fields} in it")
    private static final String QUERY = "query";

    @UriParam(name = "timeout", description = "For this whole call, 2s; that of the system without it")
    private static final String TIMEOUT = "timeout";

    @UriParam(
            name = "envelope",
            description = "Whether answers are {code: 0, …}; that of the system without it",
            javaType = "boolean")
    private static final String ENVELOPE = "envelope";

    @UriParam(name = "soap", description = "SOAPAction: the body goes in a SOAP envelope")
    private static final String SOAP = "soap";

    @UriParam(name = "soap-version", description = "Version of SOAP", defaultValue = "1.1", enums = "1.1,1.2")
    private static final String SOAP_VERSION = "soap-version";

    @UriParam(
            name = "key",
            description = "Idempotency key of its own, with {fields}, for a call besides that of the event")
    private static final String KEY = "key";

    @UriParam(name = "type", description = "Content type of the body", defaultValue = "application/json")
    private static final String TYPE = "type";

    @UriParam(
            name = "repeatable",
            description = "The call only asks or sets a state, so it may be made again; true for GET without it",
            javaType = "boolean")
    private static final String REPEATABLE = "repeatable";

    private static final int READERS = 16;
    private final SystemCatalog catalog;
    private final Secrets secrets;
    private final Clock clock;
    private final Function<SystemSettings, Transport> transports;
    private final Function<Duration, Future<Void>> pauses;
    private @Nullable ExecutorService readers;

    /** Over the network; each call is told to {@code tracing}. */
    /** {@code around}: what a request to a system passes before it leaves. */
    public CallComponent(
            SystemCatalog catalog,
            Secrets secrets,
            Vertx vertx,
            Clock clock,
            BiFunction<String, Transport, Transport> around) {
        this(
                catalog,
                secrets,
                clock,
                new Network(vertx, around, new Logins(secrets, clock), secrets),
                pause -> vertx.timer(Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS)
                        .mapEmpty());
    }

    /** {@code transports}: how requests to a system leave; {@code pauses}: ends after that time, or at once where no time passes. */
    public CallComponent(
            SystemCatalog catalog,
            Secrets secrets,
            Clock clock,
            Function<SystemSettings, Transport> transports,
            Function<Duration, Future<Void>> pauses) {
        this.pauses = pauses;
        this.catalog = catalog;
        this.secrets = secrets;
        this.clock = clock;
        this.transports = transports;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        DashedOptions.restore(parameters);
        Optional<PageTerms> pages = PageTerms.of(parameters);
        String[] parts = remaining.split("/", 2);
        SystemSettings settings = catalog.get(parts[0]);
        String base = settings.require(getAndRemoveParameter(parameters, URL, String.class, "url"));
        String method = getAndRemoveParameter(parameters, METHOD, String.class, "POST");
        String query = getAndRemoveParameter(parameters, QUERY, String.class);
        boolean harmless = getAndRemoveParameter(parameters, REPEATABLE, Boolean.class, method.equals("GET"));
        CallTarget target = new CallTarget(
                settings.id(),
                method,
                base + (parts.length > 1 ? "/" + parts[1] : "") + (query == null ? "" : "?" + query),
                timeout(settings, getAndRemoveParameter(parameters, TIMEOUT, String.class)),
                protocol(settings, parameters),
                getAndRemoveParameter(parameters, KEY, String.class),
                settings.find("token").map(secrets::get).orElse(null),
                harmless || settings.flag("idempotent", "false"));
        return new CallEndpoint(uri, this, target, pages, transports.apply(settings));
    }

    /** What a call needs whose answer comes in pages. */
    PagedCallProducer.Means pages() {
        synchronized (transports) {
            ExecutorService threads = readers;
            if (threads == null) {
                threads = getCamelContext().getExecutorServiceManager().newFixedThreadPool(this, "pages", READERS);
                readers = threads;
            }
            return new PagedCallProducer.Means(threads, pauses);
        }
    }

    private Protocol protocol(SystemSettings settings, Map<String, Object> parameters) {
        boolean envelope =
                getAndRemoveParameter(parameters, ENVELOPE, Boolean.class, settings.flag("envelope", "false"));
        String action = getAndRemoveParameter(parameters, SOAP, String.class);
        SoapVersion version = SoapVersion.of(getAndRemoveParameter(parameters, SOAP_VERSION, String.class, "1.1"));
        String type = getAndRemoveParameter(parameters, TYPE, String.class, PlainProtocol.JSON);
        return action == null
                ? new PlainProtocol(type, new ReplyTable(envelope, clock))
                : new SoapProtocol(action, version, new ReplyTable(false, clock));
    }

    private static Duration timeout(SystemSettings settings, @Nullable String ofThisCall) {
        return ofThisCall == null ? settings.get("timeout", "10s", Setting::duration) : Setting.duration(ofThisCall);
    }

    @Override
    public void forget(String system) {
        if (transports instanceof PerSystem network) {
            network.forget(system);
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        if (transports instanceof Network network) {
            network.close();
        }
        super.doShutdown();
    }

    /** One pool and one login per system; as many connections as deliveries may be in flight, and some for those who ask. */
    private static final class Network implements Function<SystemSettings, Transport>, PerSystem, AutoCloseable {
        private final Vertx vertx;
        private final BiFunction<String, Transport, Transport> around;
        private final Logins logins;
        private final Secrets secrets;
        private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();
        private final Map<String, Transport> calls = new ConcurrentHashMap<>();

        Network(Vertx vertx, BiFunction<String, Transport, Transport> around, Logins logins, Secrets secrets) {
            this.logins = logins;
            this.secrets = secrets;
            this.vertx = vertx;
            this.around = around;
        }

        @Override
        public Transport apply(SystemSettings settings) {
            return calls.computeIfAbsent(settings.id(), id -> {
                HttpCall network = new HttpCall(clients.computeIfAbsent(id, same -> client(settings)), vertx);
                return around.apply(id, logins.over(network, settings));
            });
        }

        private HttpClient client(SystemSettings settings) {
            Duration connect = settings.get("connect-timeout", "2s", Setting::duration);
            HttpClientOptions options = new HttpClientOptions()
                    .setConnectTimeout((int) connect.toMillis())
                    .setKeepAliveTimeout(20)
                    .setMaxHeaderSize(16 << 10);
            return vertx.httpClientBuilder()
                    .with(ConnectionKeys.into(options, settings, secrets))
                    .with(new PoolOptions().setHttp1MaxSize(settings.number("concurrency", 32, 1, 10_000) + 16))
                    .withConnectHandler(InterimAnswers::dropFrom)
                    .build();
        }

        @Override
        public void forget(String system) {
            calls.remove(system);
            HttpClient old = clients.remove(system);
            if (old != null) {
                old.close();
            }
        }

        @Override
        public void close() {
            clients.values().forEach(HttpClient::close);
        }
    }
}
