package linkspan.outbound.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import linkspan.outbound.login.ConnectionKeys;
import linkspan.outbound.login.Logins;
import linkspan.outbound.protocol.PlainProtocol;
import linkspan.outbound.protocol.Protocol;
import linkspan.outbound.protocol.ReplyTable;
import linkspan.outbound.protocol.SoapProtocol;
import linkspan.outbound.protocol.SoapVersion;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.system.PerSystem;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.Setting;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import org.apache.camel.Endpoint;
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
 * <p>{@code &repeatable=true}: the call only asks, or sets a state, so that it may be made again although the system does
 * not honour our key; without it that holds for {@code GET}.
 */
public final class CallComponent extends DefaultComponent implements PerSystem {
    private final SystemCatalog catalog;
    private final Secrets secrets;
    private final Clock clock;
    private final Function<SystemSettings, Transport> transports;

    /** Over the network; each call is told to {@code tracing}. */
    /** {@code around}: what a request to a system passes before it leaves. */
    public CallComponent(
            SystemCatalog catalog,
            Secrets secrets,
            Vertx vertx,
            Clock clock,
            BiFunction<String, Transport, Transport> around) {
        this(catalog, secrets, clock, new Network(vertx, around, new Logins(secrets, clock), secrets));
    }

    /** {@code transports}: how requests to a system leave. */
    public CallComponent(
            SystemCatalog catalog, Secrets secrets, Clock clock, Function<SystemSettings, Transport> transports) {
        this.catalog = catalog;
        this.secrets = secrets;
        this.clock = clock;
        this.transports = transports;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String[] parts = remaining.split("/", 2);
        SystemSettings settings = catalog.get(parts[0]);
        String base = settings.require(getAndRemoveParameter(parameters, "url", String.class, "url"));
        String method = getAndRemoveParameter(parameters, "method", String.class, "POST");
        String query = getAndRemoveParameter(parameters, "query", String.class);
        boolean harmless = getAndRemoveParameter(parameters, "repeatable", Boolean.class, method.equals("GET"));
        CallTarget target = new CallTarget(
                settings.id(),
                method,
                base + (parts.length > 1 ? "/" + parts[1] : "") + (query == null ? "" : "?" + query),
                timeout(settings, getAndRemoveParameter(parameters, "timeout", String.class)),
                protocol(settings, parameters),
                getAndRemoveParameter(parameters, "key", String.class),
                settings.find("token").map(secrets::get).orElse(null),
                harmless || settings.flag("idempotent", "false"));
        return new CallEndpoint(uri, this, target, transports.apply(settings));
    }

    private Protocol protocol(SystemSettings settings, Map<String, Object> parameters) {
        boolean envelope =
                getAndRemoveParameter(parameters, "envelope", Boolean.class, settings.flag("envelope", "false"));
        String action = getAndRemoveParameter(parameters, "soap", String.class);
        SoapVersion version = SoapVersion.of(getAndRemoveParameter(parameters, "soap-version", String.class, "1.1"));
        String type = getAndRemoveParameter(parameters, "type", String.class, PlainProtocol.JSON);
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
                    .setMaxPoolSize(settings.number("concurrency", 32, 1, 10_000) + 16)
                    .setConnectTimeout((int) connect.toMillis())
                    .setKeepAliveTimeout(20)
                    .setMaxHeaderSize(16 << 10);
            return vertx.createHttpClient(ConnectionKeys.into(options, settings, secrets));
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
