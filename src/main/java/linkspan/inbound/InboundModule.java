package linkspan.inbound;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import linkspan.commit.Committer;
import linkspan.inbound.admission.AcceptedForms;
import linkspan.inbound.admission.Admission;
import linkspan.inbound.admission.ApiAdmission;
import linkspan.inbound.admission.DeliveryAdmission;
import linkspan.inbound.admission.SenderCheck;
import linkspan.inbound.auth.AuthenticationChoice;
import linkspan.inbound.auth.token.OAuthSettings;
import linkspan.inbound.auth.way.CallerWays;
import linkspan.inbound.client.Clients;
import linkspan.inbound.client.SecretBox;
import linkspan.inbound.client.count.CallCountStore;
import linkspan.inbound.client.count.CallCounts;
import linkspan.inbound.consumer.ConsumerUnitRoutes;
import linkspan.inbound.consumer.FailureStreaks;
import linkspan.inbound.deadletter.DeadMessages;
import linkspan.inbound.http.HttpLimits;
import linkspan.inbound.http.HubHttpServer;
import linkspan.inbound.http.Traceparent;
import linkspan.inbound.inbox.InboxRepository;
import linkspan.inbound.limit.TrustedProxies;
import linkspan.inbound.message.IntakeMeters;
import linkspan.inbound.poll.PollComponent;
import linkspan.inbound.poll.PollMeters;
import linkspan.inbound.poll.PollRoutes;
import linkspan.inbound.poll.PollServices;
import linkspan.inbound.poll.desk.PollDesk;
import linkspan.inbound.poll.desk.Polls;
import linkspan.inbound.poll.desk.Runners;
import linkspan.inbound.route.HubRestComponent;
import linkspan.inbound.route.IntakeServices;
import linkspan.inbound.route.ReceiveComponent;
import linkspan.inbound.route.Receivers;
import linkspan.inbound.route.page.Pages;
import linkspan.inbound.schedule.HubQuartzComponent;
import linkspan.inbound.topic.DeadLetterComponent;
import linkspan.inbound.topic.TopicComponent;
import linkspan.inbound.topic.TopicServices;
import linkspan.platform.Module;
import linkspan.platform.PlatformModule;
import linkspan.platform.SchemeComponent;
import linkspan.platform.alert.AlertSink;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.infrastructure.Upkeep;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.SystemSettings;
import linkspan.platform.tls.PortTls;
import linkspan.platform.tls.TlsFiles;

/** Everything in front of the routes: the message port, who may come in, and the components that start routes from it. */
public final class InboundModule implements Module {
    private static final TlsFiles.Names CERTIFICATES =
            new TlsFiles.Names("LINKSPAN_TLS_CERT", "LINKSPAN_TLS_KEY", "LINKSPAN_TLS_CLIENT_CA");
    private static final Duration LONGEST_STOP = Duration.ofSeconds(15);
    private final FailureStreaks streaks = new FailureStreaks();
    private final PlatformModule platform;
    private final InboundStores stores;
    private final AlertSink alerts;
    private final HubHttpServer server;
    private final Clients clients;
    private final CallerWays callers;
    private final CallCounts calls;
    private final SenderCheck senders;
    private final IntakeServices services;
    private final DeadMessages deadMessages;
    private final Receivers receivers = new Receivers();
    private final Runners runners = new Runners();
    private final ExecutorService polling = Executors.newCachedThreadPool(task -> new Thread(task, "linkspan-poll"));

    /** @param noRoom while true nothing but GET is let in */
    public InboundModule(
            PlatformModule platform,
            HttpLimits limits,
            InboundStores stores,
            Committer committer,
            AlertSink alerts,
            BooleanSupplier noRoom,
            Upkeep upkeep) {
        this.platform = platform;
        this.stores = stores;
        this.alerts = alerts;
        SecureRandom random = new SecureRandom();
        server = new HubHttpServer(
                limits.over(PortTls.of(platform.environment(), CERTIFICATES, upkeep)),
                trustedProxies(platform.environment()),
                noRoom,
                stores.envelope(),
                platform.meters(),
                platform.tracing(),
                random);
        SecretBox box = new SecretBox(platform.secrets().get("master-key"), random);
        clients = new Clients(stores.clients(), stores.grants(), box, platform.clock(), random);
        callers = new CallerWays(clients, OAuthSettings.of(platform.environment()), platform.clock());
        calls = new CallCounts(stores.calls(), platform.meters(), platform.clock());
        senders = new SenderCheck(platform.refusedSenders(), platform.meters());
        Pages pages = new Pages(receivers, committer, InboundModule::id, server::work);
        deadMessages = new DeadMessages(stores.deadMessages(), receivers, committer, pages, platform.audit());
        IntakeMeters counts = new IntakeMeters(platform.meters());
        services = new IntakeServices(
                server, committer, stores.envelope(), stores.messages(), pages, counts, platform.tracing());
        upkeep.every(Duration.ofMinutes(1), "deleting expired nonces", stores.nonces()::deleteExpired);
        upkeep.every(Duration.ofSeconds(1), "writing down refused senders", platform.refusedSenders()::write);
        upkeep.every(Duration.ofSeconds(2), "reading API clients", clients::refresh);
        upkeep.every(Duration.ofSeconds(5), "writing down how often clients called", calls::write);
    }

    private static TrustedProxies trustedProxies(Map<String, String> environment) {
        try {
            return TrustedProxies.of(
                    setting(environment, "LINKSPAN_TRUSTED_PROXIES", ""),
                    setting(environment, "LINKSPAN_PROXY_HEADER", "x-forwarded-for"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError("LINKSPAN_TRUSTED_PROXIES, LINKSPAN_PROXY_HEADER: " + e.getMessage());
        }
    }

    private static String setting(Map<String, String> environment, String variable, String otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? otherwise : value;
    }

    public List<SchemeComponent> components() {
        AuthenticationChoice ways = new AuthenticationChoice(platform.secrets(), clients, platform.clock());
        Function<SystemSettings, Admission> deliveries = system ->
                new DeliveryAdmission(senders, ways.apply(system), InboundModule::id, AcceptedForms.of(system));
        Admission api = new ApiAdmission(senders, callers, calls, InboundModule::id);
        TopicServices topics = topics();
        return List.of(
                new SchemeComponent("receive-topic", systems -> new TopicComponent(systems, topics)),
                new SchemeComponent("dead-letter", systems -> new DeadLetterComponent()),
                new SchemeComponent(
                        "receive", systems -> new ReceiveComponent(systems, deliveries, services, receivers)),
                new SchemeComponent("hub-rest", systems -> new HubRestComponent(api, services, receivers)),
                new SchemeComponent("poll", systems -> new PollComponent()),
                new SchemeComponent(
                        "quartz",
                        systems -> systems == platform.catalog()
                                ? new HubQuartzComponent(platform.database(), platform.instance(), platform.meters())
                                : HubQuartzComponent.standIn()));
    }

    private TopicServices topics() {
        return new TopicServices(
                platform.kafka(),
                services.committer(),
                receivers,
                services.pages(),
                services.meters(),
                InboundModule::id,
                new Traceparent(new SecureRandom())::continued,
                server::work);
    }

    /** What routes name: {@code #inbox}. */
    public Map<String, Object> beans() {
        return Map.of("inbox", new InboxRepository(stores.inbox()));
    }

    /** For routes that Camel's own consumers start. */
    public PollRoutes units() {
        Traceparent traces = new Traceparent(new SecureRandom());
        PollServices polls = new PollServices(
                services.committer(),
                stores.checkpoints(),
                receivers,
                new PollMeters(platform.meters(), alerts),
                runners,
                new PollServices.ForRows(
                        stores.inbox()::remembers,
                        stores.inbox()::known,
                        InboundModule::id,
                        () -> traces.continued(""),
                        platform.clock()),
                polling);
        return new PollRoutes(
                polls,
                new ConsumerUnitRoutes(
                        services.committer(), InboundModule::id, () -> traces.continued(""), streaks, server::work));
    }

    /** Routes with consumers of Camel's own that fail again and again. */
    public FailureStreaks streaks() {
        return streaks;
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    /** For pages. */
    public Polls polls() {
        return new Polls(stores.checkpoints(), runners, alerts, platform.audit());
    }

    /** For operators. */
    public OpsDesk pollDesk() {
        return new PollDesk(polls(), stores.checkpoints(), platform.audit());
    }

    public DeadMessages deadMessages() {
        return deadMessages;
    }

    /** How often clients have called, as far as it has been written. */
    public List<CallCountStore.Count> calls() {
        calls.write();
        return stores.calls().all();
    }

    public Clients clients() {
        return clients;
    }

    /** The message port. */
    public int port() {
        return server.port();
    }

    /** It speaks TLS. */
    public boolean isSecure() {
        return server.limits().tls().isPresent();
    }

    /** For whoever replaces routes: what comes for them waits meanwhile. */
    public HubHttpServer server() {
        return server;
    }

    @Override
    public void start() {
        server.listen();
    }

    /** New requests get 503, those under way are answered. */
    @Override
    public void stop() {
        server.stopAccepting();
        server.awaitIdle(LONGEST_STOP);
        server.close();
        polling.shutdown();
    }
}
