package linkspan;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import linkspan.author.reload.RouteSwap;
import linkspan.business.api.OrderRoutes;
import linkspan.business.shipment.ShipmentComponent;
import linkspan.commit.Committer;
import linkspan.inbound.admission.AcceptedForms;
import linkspan.inbound.admission.Admission;
import linkspan.inbound.admission.ApiAdmission;
import linkspan.inbound.admission.DeliveryAdmission;
import linkspan.inbound.admission.SenderCheck;
import linkspan.inbound.auth.AuthenticationChoice;
import linkspan.inbound.auth.LinkspanV2;
import linkspan.inbound.client.Clients;
import linkspan.inbound.client.SecretBox;
import linkspan.inbound.consumer.ConsumerUnitRoutes;
import linkspan.inbound.deadletter.DeadMessages;
import linkspan.inbound.http.HttpLimits;
import linkspan.inbound.http.HubHttpServer;
import linkspan.inbound.http.Traceparent;
import linkspan.inbound.inbox.InboxRepository;
import linkspan.inbound.limit.TrustedProxies;
import linkspan.inbound.message.IntakeMeters;
import linkspan.inbound.request.Envelope;
import linkspan.inbound.route.HubRestComponent;
import linkspan.inbound.route.IntakeServices;
import linkspan.inbound.route.ReceiveComponent;
import linkspan.inbound.route.Receivers;
import linkspan.inbound.route.page.Pages;
import linkspan.inbound.topic.DeadLetterComponent;
import linkspan.inbound.topic.TopicComponent;
import linkspan.inbound.topic.TopicServices;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.resilience.AskBreaker;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;

/** Everything in front of the routes: the port, who may come in, and the components that start routes from it. */
public final class MessagePort implements AutoCloseable {
    private final Secrets secrets;
    private final Stores stores;
    private final Clock clock;
    private final MeterRegistry meters;
    private final HubHttpServer server;
    private final Clients clients;
    private final SenderCheck senders;
    private final IntakeServices services;
    private final DeadMessages deadMessages;
    private final Receivers receivers = new Receivers();

    MessagePort(
            HubConfig config,
            Secrets secrets,
            Stores stores,
            Envelope envelope,
            Committer committer,
            Clock clock,
            MeterRegistry meters) {
        this.secrets = secrets;
        this.stores = stores;
        this.clock = clock;
        this.meters = meters;
        SecureRandom random = new SecureRandom();
        server = new HubHttpServer(
                HttpLimits.on(config.host(), config.port()), trustedProxies(config), envelope, meters, random);
        clients = new Clients(stores.clients, new SecretBox(secrets.get("master-key"), random), clock, random);
        senders = new SenderCheck(stores.refused, meters);
        Pages pages = new Pages(receivers, committer, MessagePort::id, server::work);
        deadMessages = new DeadMessages(stores.deadMessages, receivers, committer, pages, stores.audit);
        services = new IntakeServices(server, committer, envelope, stores.messages, pages, new IntakeMeters(meters));
    }

    private static TrustedProxies trustedProxies(HubConfig config) {
        try {
            return TrustedProxies.of(
                    config.setting("LINKSPAN_TRUSTED_PROXIES", ""),
                    config.setting("LINKSPAN_PROXY_HEADER", "x-forwarded-for"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationError("LINKSPAN_TRUSTED_PROXIES, LINKSPAN_PROXY_HEADER: " + e.getMessage());
        }
    }

    /** @param kafka the hub's own broker */
    void bind(CamelRuntime camel, SystemCatalog catalog, KafkaAccess kafka) {
        bindTopics(camel, kafka);
        camel.bind(
                "shipment",
                systems -> new ShipmentComponent(
                        stores.shipments,
                        (order, client) -> stores.orders.find(order, client).isPresent(),
                        clock));
        catalog.all().forEach(system -> bindBreaker(camel, system));
        catalog.all().forEach(camel::database);
        camel.kafka(kafka);
        AuthenticationChoice ways = new AuthenticationChoice(secrets, clients, clock);
        Function<SystemSettings, Admission> deliveries =
                system -> new DeliveryAdmission(senders, ways.apply(system), MessagePort::id, AcceptedForms.of(system));
        Admission api = new ApiAdmission(senders, new LinkspanV2(clients::find, name -> true, clock), MessagePort::id);
        camel.bind("receive", systems -> new ReceiveComponent(systems, deliveries, services, receivers));
        camel.bind("hub-rest", systems -> new HubRestComponent(api, services, receivers));
        camel.add(new OrderRoutes(
                MessagePort::id,
                id -> catalog.find(id.split("-", 2)[0])
                        .flatMap(system -> system.find("auth"))
                        .isPresent(),
                (id, client) -> stores.orders.find(id, client)));
    }

    /** The breaker that the system's {@code serve} routes name, by its settings as they are now. */
    private void bindBreaker(CamelRuntime camel, SystemSettings system) {
        system.find("ask-breaker").ifPresent(name -> camel.bean(name, AskBreaker.of(name, system, meters)));
    }

    /** For routes that Camel's own consumers start. */
    ConsumerUnitRoutes units() {
        Traceparent traces = new Traceparent(new SecureRandom());
        return new ConsumerUnitRoutes(services.committer(), MessagePort::id, () -> traces.continued(""), server::work);
    }

    private void bindTopics(CamelRuntime camel, KafkaAccess kafka) {
        Traceparent traces = new Traceparent(new SecureRandom());
        TopicServices topics = new TopicServices(
                kafka,
                services.committer(),
                receivers,
                services.pages(),
                services.meters(),
                MessagePort::id,
                traces::continued,
                server::work);
        camel.bind("receive-topic", systems -> new TopicComponent(systems, topics));
        camel.bind("dead-letter", systems -> new DeadLetterComponent());
        camel.bean("inbox", new InboxRepository(stores.inbox));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    DeadMessages deadMessages() {
        return deadMessages;
    }

    public Clients clients() {
        return clients;
    }

    int port() {
        return server.port();
    }

    /** What this port has to do with it when routes are replaced; {@code settled} is run when they stand. */
    RouteSwap.Surroundings surroundings(CamelRuntime camel, Runnable settled) {
        return new RouteSwap.Surroundings() {
            @Override
            public void hold() {
                server.hold();
            }

            @Override
            public void letGo() {
                server.letGo();
            }

            @Override
            public void resettled(SystemSettings settings) {
                bindBreaker(camel, settings);
                camel.database(settings);
            }

            @Override
            public void settled() {
                settled.run();
            }
        };
    }

    void refuseWhile(BooleanSupplier noRoom) {
        server.refuseWhile(noRoom);
    }

    void listen() {
        server.listen();
    }

    /** New requests get 503, those under way are answered. */
    @Override
    public void close() {
        server.stopAccepting();
        server.awaitIdle(Duration.ofSeconds(15));
        server.close();
    }
}
