package linkspan;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import linkspan.author.preview.PreviewDesk;
import linkspan.author.preview.PreviewStore;
import linkspan.business.stock.StockDesk;
import linkspan.commit.relay.Relay;
import linkspan.delivery.Deliveries;
import linkspan.delivery.Retries;
import linkspan.delivery.SystemDelivery;
import linkspan.delivery.republish.Republish;
import linkspan.delivery.republish.RepublishDesk;
import linkspan.delivery.republish.RepublishStore;
import linkspan.inbound.client.Clients;
import linkspan.inbound.client.NewKey;
import linkspan.mapping.Mappings;
import linkspan.operations.erasure.ClientErasureStore;
import linkspan.operations.erasure.ErasureDesk;
import linkspan.operations.erasure.ErasureStore;
import linkspan.operations.letters.DecisionStore;
import linkspan.operations.letters.LetterStore;
import linkspan.operations.letters.Letters;
import linkspan.operations.letters.MaskedPayload;
import linkspan.operations.meter.Backlog;
import linkspan.operations.meter.BacklogStore;
import linkspan.operations.ops.ClientAdmin;
import linkspan.operations.ops.ClientDesk;
import linkspan.operations.ops.Health;
import linkspan.operations.ops.LetterDesk;
import linkspan.operations.ops.OpsServer;
import linkspan.operations.ops.OpsToken;
import linkspan.operations.ops.OrderDesk;
import linkspan.operations.ops.Overview;
import linkspan.operations.timeline.TimelineStore;
import linkspan.operations.timeline.TimelineWords;
import linkspan.operations.timeline.Timelines;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.file.DiskRoom;

/** Everything behind the ops port; open before the first route starts, closed after the last one has ended. */
public final class OpsPort implements AutoCloseable {
    /** Shorter than a caller waits for an answer. */
    private static final Duration SLICE = Duration.ofSeconds(5);

    private final Backlog backlog;
    private final PrometheusMeterRegistry meters;
    private final Deliveries deliveries;
    private final Timelines timelines;
    private final OpsServer server;

    /** What operators act on. */
    record Features(
            Letters letters,
            Timelines timelines,
            ClientAdmin clients,
            OpsDesk republish,
            OpsDesk preview,
            IntSupplier messagePort,
            List<OpsDesk> others) {
        Features {
            others = List.copyOf(others);
        }

        Features and(OpsDesk other) {
            return new Features(letters, timelines, clients, republish, preview, messagePort, List.of(other));
        }

        static Features of(
                Stores stores,
                Deliveries deliveries,
                Retries retries,
                MessagePort messagePort,
                Relay relay,
                Mappings mappings) {
            return new Features(
                    new Letters(
                            new LetterStore(stores.console),
                            new DecisionStore(stores.pending, stores.audit, deliveries::wanted),
                            messagePort.deadMessages(),
                            retries::wake),
                    new Timelines(new TimelineStore(stores.console), stores.orders, stores.remarks, deliveries),
                    clientAdmin(messagePort.clients()),
                    new RepublishDesk(
                            new Republish(new RepublishStore(stores.console), stores.audit, relay::wake, SLICE),
                            Clock.systemUTC()),
                    new PreviewDesk(new PreviewStore(stores.console, Clock.systemUTC()), mappings::get, deliveries),
                    messagePort::port,
                    List.of());
        }
    }

    OpsPort(
            HubConfig config,
            Stores stores,
            Features features,
            Health health,
            Deliveries deliveries,
            BooleanSupplier databaseIsSilent,
            PrometheusMeterRegistry meters) {
        this.backlog = new Backlog(new BacklogStore(stores.console));
        this.timelines = features.timelines;
        this.meters = meters;
        this.deliveries = deliveries;
        List<OpsDesk> desks = new ArrayList<>(features.others);
        desks.addAll(List.of(
                health,
                new Overview(meters, deliveries, backlog, features.messagePort),
                new LetterDesk(features.letters, new MaskedPayload(config.mappings())),
                new OrderDesk(features.timelines, ZoneId.systemDefault()),
                new StockDesk(stores.stock, stores.remarks),
                new ErasureDesk(
                        new ErasureStore(stores.console, stores.audit, config.mappings()),
                        new ClientErasureStore(stores.console, stores.audit),
                        deliveries.systems()::contains,
                        features.clients::refresh),
                new ClientDesk(features.clients, stores.audit),
                features.republish,
                features.preview));
        server = OpsServer.start(
                config.opsHost(),
                config.opsPort(),
                OpsToken.make(config.data(), new SecureRandom()),
                desks,
                databaseIsSilent);
    }

    /** @param started true from the end of the start to the beginning of the stop */
    static Health health(
            BooleanSupplier started,
            BooleanSupplier database,
            Relay relay,
            Deliveries deliveries,
            DiskRoom room,
            Supplier<List<String>> warnings) {
        Map<String, BooleanSupplier> parts = new LinkedHashMap<>();
        parts.put("database", database);
        parts.put("broker", () -> relay.healthy() && deliveries.all().stream().allMatch(SystemDelivery::healthy));
        parts.put("http", started);
        parts.put("disk", () -> !room.isLow());
        return new Health(parts, Map.of("disk", room::reason), warnings, deliveries);
    }

    private static ClientAdmin clientAdmin(Clients clients) {
        return new ClientAdmin() {
            @Override
            public NewClient add(String name, int rate) {
                NewKey key = clients.add(name, rate);
                return new NewClient(key.keyId(), key.secret());
            }

            @Override
            public List<ClientKey> list() {
                return clients.list().stream()
                        .map(row ->
                                new ClientKey(row.keyId(), row.client(), row.rate(), row.createdAt(), row.revokedAt()))
                        .toList();
            }

            @Override
            public void refresh() {
                clients.refresh();
            }

            @Override
            public int revoke(String keyId) {
                return clients.revoke(keyId);
            }
        };
    }

    /** All routes stand, so all systems are known; again when one has come. */
    void bindGauges() {
        backlog.bindTo(meters, deliveries);
    }

    Backlog backlog() {
        return backlog;
    }

    /** Deliveries that took effect since the start of this process. */
    long delivered(String system) {
        return (long)
                meters
                        .find("linkspan.events.delivered")
                        .tags("system", system, "outcome", "delivered")
                        .counters()
                        .stream()
                        .mapToDouble(Counter::count)
                        .sum();
    }

    /** In sentences. */
    public String timeline(String orderId) {
        TimelineWords words = new TimelineWords(Locale.getDefault(), ZoneId.systemDefault());
        return timelines.of(orderId).map(words::of).orElse("");
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
