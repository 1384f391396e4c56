package linkspan.inbound.route;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Pace;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;
import linkspan.commit.outbox.EventStore;
import linkspan.inbound.admission.AcceptedForms;
import linkspan.inbound.admission.Admission;
import linkspan.inbound.admission.Admitted;
import linkspan.inbound.admission.ApiAdmission;
import linkspan.inbound.admission.DeliveryAdmission;
import linkspan.inbound.admission.SenderCheck;
import linkspan.inbound.auth.Authentication;
import linkspan.inbound.auth.AuthenticationChoice;
import linkspan.inbound.auth.Caller;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.auth.NonceStore;
import linkspan.inbound.auth.token.OAuthSettings;
import linkspan.inbound.auth.way.CallerWays;
import linkspan.inbound.client.ClientStore;
import linkspan.inbound.client.Clients;
import linkspan.inbound.client.GrantStore;
import linkspan.inbound.client.SecretBox;
import linkspan.inbound.client.count.CallCountStore;
import linkspan.inbound.client.count.CallCounts;
import linkspan.inbound.deadletter.DeadMessageStore;
import linkspan.inbound.deadletter.DeadMessages;
import linkspan.inbound.http.HttpLimits;
import linkspan.inbound.http.HubHttpServer;
import linkspan.inbound.message.IntakeMeters;
import linkspan.inbound.message.MessageKey;
import linkspan.inbound.message.MessageStore;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.request.Envelope;
import linkspan.inbound.route.page.Pages;
import linkspan.model.EventDraft;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.audit.RefusedSenders;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;
import linkspan.platform.trace.Tracing;
import linkspan.stand.SettableClock;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The intake as the hub wires it, on a real database, Camel context and socket; no broker, no other features. */
final class IntakeHub implements AutoCloseable {
    static final String SHOP_SECRET = "shop-secret-0123456789-0123456789";
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-11T03:11:11.111Z"));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Clients clients;
    final NonceStore nonces;
    final CallCounts calls;
    final DeadMessages deadMessages;
    final HubHttpServer server;
    private final RefusedSenders refused;
    private final SecretBox box;
    private final Database database;
    private final Transactions transactions;
    private final Committer committer;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    IntakeHub(Path folder, HttpLimits limits, RoutesBuilder... routes) throws Exception {
        this(folder, limits, Map.of(), routes);
    }

    IntakeHub(Path folder, HttpLimits limits, Map<String, String> environment, RoutesBuilder... routes)
            throws Exception {
        database = TestDatabase.open(folder, meters);
        transactions = database.transactions(Pool.INTAKE);
        SystemCatalog systems = systems(folder.resolve("routes"));
        Secrets secrets = new Secrets(
                folder, name -> name.equals("LINKSPAN_SECRET_SHOP") ? SHOP_SECRET : null, Secrets.WhenMissing.MAKE);
        SecureRandom random = new SecureRandom();
        Supplier<String> ids = () -> UUID.randomUUID().toString();

        Envelope envelope = new Envelope(clock);
        AuditStore audit = new AuditStore(transactions, clock);
        box = new SecretBox(secrets.get("master-key"), random);
        clients = new Clients(new ClientStore(transactions), new GrantStore(transactions), box, clock, random);
        refused = new RefusedSenders(audit, System::nanoTime);
        SenderCheck senders = new SenderCheck(refused, meters);
        nonces = new NonceStore(transactions, envelope, clock);
        MessageStore messages = new MessageStore(transactions, envelope, clock);
        DeadMessageStore deadMessageStore = new DeadMessageStore(transactions);
        GroupStore group = new GroupStore(
                database.pool(Pool.INTAKE),
                List.of(
                        nonces,
                        messages,
                        deadMessageStore,
                        new Judge(envelope),
                        new EventStore(database.kind(), clock, ids)));
        committer = new Committer(group, Pace.atOnce(1), written -> {});
        server = new HubHttpServer(limits, envelope, meters, new Random());

        Receivers receivers = new Receivers();
        Pages pages = new Pages(receivers, committer, ids, server::work);
        IntakeServices services = new IntakeServices(
                server, committer, envelope, messages, pages, new IntakeMeters(meters), Tracing.NONE);
        AuthenticationChoice choice = new AuthenticationChoice(secrets, clients, clock);
        camel.addComponent(
                "receive",
                new ReceiveComponent(systems, system -> admission(system, senders, choice, ids), services, receivers));
        Authentication signed = new CallerWays(clients, OAuthSettings.of(environment), clock);
        calls = new CallCounts(new CallCountStore(transactions), meters, clock);
        camel.addComponent(
                "hub-rest", new HubRestComponent(new ApiAdmission(senders, signed, calls, ids), services, receivers));
        deadMessages = new DeadMessages(deadMessageStore, receivers, committer, pages, audit);
        for (RoutesBuilder builder : routes) {
            camel.addRoutes(builder);
        }
        camel.start();
        server.listen();
    }

    static HttpLimits limits() {
        return new HttpLimits("127.0.0.1", 0, 2, 72, 70, 1 << 20);
    }

    /** Systems {@code open} and {@code partner-like} believe everybody; {@code anything} also takes any body. */
    private static Admission admission(
            SystemSettings system, SenderCheck senders, AuthenticationChoice choice, Supplier<String> ids) {
        if (system.id().equals("anything")) {
            return (route, facts, body) -> new Admitted(
                    new Identified(new Caller("anything", "anything"), null),
                    new ReceivedMessage(
                            ids.get(),
                            new MessageKey("anything", "POST", route, ids.get()),
                            body.sha256(),
                            body,
                            "",
                            facts.traceparent(),
                            null),
                    null,
                    Map.of());
        }
        Authentication open = (facts, body) -> new Identified(new Caller("open", "open"), null);
        return new DeliveryAdmission(
                senders,
                system.id().equals("open") || system.id().equals("partner-like") ? open : choice.apply(system),
                ids,
                AcceptedForms.of(system));
    }

    private static SystemCatalog systems(Path routes) throws IOException {
        Map<String, String> files = Map.of(
                "shop", "shop.auth=shopify\nshop.secret=shop\nshop.unmappable=keep\nshop.max-body=2MiB\n",
                "woo", "woo.auth=woocommerce\nwoo.secret=shop\n",
                "partner", "partner.auth=linkspan-v2\npartner.unmappable=refuse\n",
                "anything", "anything.title=takes any body from anybody\n",
                "hook",
                        "hook.auth=hmac\nhook.secret=shop\nhook.auth-header=X-Hub-Signature\nhook.auth-id-header=X-Hub-Id\n",
                "keyed", "keyed.auth=api-key\nkeyed.secret=shop\nkeyed.auth-header=X-Hub-Key\n",
                "open", "open.auth=shopify\nopen.secret=shop\n",
                "partner-like", "partner-like.unmappable=refuse\n");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path folder = Files.createDirectories(routes.resolve(file.getKey()));
            Files.writeString(folder.resolve("system.properties"), file.getValue());
        }
        return SystemCatalog.load(routes, name -> null, value -> value);
    }

    /** In place of the orders: takes every event but that of a customer named {@code unwanted}. */
    private record Judge(Envelope envelope) implements UnitStore {
        @Override
        public void write(java.sql.Connection connection, List<UnitInCommit> units) {
            for (UnitInCommit unit : units) {
                for (EventDraft draft : unit.open() ? unit.drafts() : List.<EventDraft>of()) {
                    JsonNode name = draft.data().path("name");
                    if (name.asText().equals("unwanted")) {
                        unit.refuseWith(envelope.failure(unit, new Refused(FailureCode.SUPERSEDED, "unwanted")));
                        break;
                    }
                    unit.accept(draft);
                }
            }
        }
    }

    /** Those of another hub on the same database. */
    Clients otherClients() {
        return new Clients(new ClientStore(transactions), new GrantStore(transactions), box, clock, new SecureRandom());
    }

    int port() {
        return server.port();
    }

    /** The first column of the first row. */
    String value(String sql, Object... arguments) {
        refused.write();
        return transactions
                .run(connection -> Sql.first(connection, sql, row -> String.valueOf(row.getString(1)), arguments))
                .orElse("none");
    }

    long count(String table) {
        return Long.parseLong(value("select count(*) from " + table));
    }

    /** How many messages and events there are. */
    String written() {
        return count("messages") + " messages, " + count("events") + " events";
    }

    double metered(String name) {
        return meters.find(name).counters().stream().mapToDouble(c -> c.count()).sum();
    }

    void breakDatabase() {
        database.close();
    }

    DefaultCamelContext camel() {
        return camel;
    }

    @Override
    public void close() {
        server.stopAccepting();
        server.awaitIdle(Duration.ofSeconds(10));
        camel.stop();
        committer.close();
        server.close();
        database.close();
    }
}
