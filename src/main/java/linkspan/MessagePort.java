package linkspan;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import linkspan.admission.AcceptedForms;
import linkspan.admission.Admission;
import linkspan.admission.ApiAdmission;
import linkspan.admission.DeliveryAdmission;
import linkspan.admission.SenderCheck;
import linkspan.answer.Envelope;
import linkspan.broker.KafkaAccess;
import linkspan.caller.AuthenticationChoice;
import linkspan.caller.LinkspanV2;
import linkspan.client.Clients;
import linkspan.client.SecretBox;
import linkspan.commit.Committer;
import linkspan.http.HttpLimits;
import linkspan.http.HubHttpServer;
import linkspan.http.Traceparent;
import linkspan.http.peer.TrustedProxies;
import linkspan.inbound.consumer.ConsumerUnitRoutes;
import linkspan.inbox.InboxRepository;
import linkspan.intake.HubRestComponent;
import linkspan.intake.IntakeMeters;
import linkspan.intake.IntakeServices;
import linkspan.intake.ReceiveComponent;
import linkspan.intake.Receivers;
import linkspan.intake.page.Pages;
import linkspan.kept.KeptMessages;
import linkspan.order.api.OrderRoutes;
import linkspan.outcome.AskBreaker;
import linkspan.reload.RouteSwap;
import linkspan.shipment.ShipmentComponent;
import linkspan.system.ConfigurationError;
import linkspan.system.Secrets;
import linkspan.system.SystemCatalog;
import linkspan.system.SystemSettings;
import linkspan.topic.DeadLetterComponent;
import linkspan.topic.TopicComponent;
import linkspan.topic.TopicServices;

/** Everything in front of the routes: the port, who may come in, and the components that start routes from it. */
final class MessagePort implements AutoCloseable {
    private final Secrets secrets;
    private final Stores stores;
    private final Clock clock;
    private final MeterRegistry meters;
    private final HubHttpServer server;
    private final Clients clients;
    private final SenderCheck senders;
    private final IntakeServices services;
    private final KeptMessages kept;
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
        kept = new KeptMessages(stores.kept, receivers, committer, pages, stores.audit);
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

    KeptMessages kept() {
        return kept;
    }

    Clients clients() {
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
