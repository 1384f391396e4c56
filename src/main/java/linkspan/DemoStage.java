package linkspan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import linkspan.commit.outbox.EventLogStore;
import linkspan.delivery.SystemDelivery;
import linkspan.inbound.auth.SigningKey;
import linkspan.inbound.client.Clients;
import linkspan.inbound.client.NewKey;
import linkspan.lab.demo.Demo;
import linkspan.lab.process.SandboxChild;
import linkspan.lab.sandbox.LocalSandbox;
import linkspan.operations.meter.BacklogStore;
import linkspan.platform.system.Secrets;
import linkspan.platform.system.SystemCatalog;

/** A running hub with its sandbox, as the demo sees it. */
final class DemoStage implements Demo.Stage {
    private final Hub hub;
    private final Path data;

    private DemoStage(Hub hub, Path data) {
        this.hub = hub;
        this.data = data;
    }

    static Demo.Stage open(Path home, Path data, int port, int opsPort) {
        Hub hub =
                Hub.start(new HubConfig(home, data, "127.0.0.1", port, opsPort, System.getenv()), SandboxChild::beside);
        return new DemoStage(hub, data);
    }

    @Override
    public URI messagePort() {
        return URI.create("http://127.0.0.1:" + hub.port());
    }

    @Override
    public int opsPort() {
        return hub.opsPort();
    }

    @Override
    public String opsToken() {
        try {
            return Files.readString(data.resolve("ops.token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("no token of the ops port in " + data, e);
        }
    }

    @Override
    public URI sandbox() {
        return URI.create(Objects.requireNonNull(hub.environment().get(LocalSandbox.URL)));
    }

    @Override
    public SystemCatalog systems() {
        return hub.catalog();
    }

    @Override
    public Secrets secrets() {
        return hub.secrets();
    }

    @Override
    public SigningKey clientKey(String client) {
        NewKey key = hub.messagePort().clients().add(client, Clients.DEFAULT_RATE);
        return new SigningKey(key.keyId(), key.secret());
    }

    @Override
    public List<EventLogStore.Entry> events() {
        return hub.eventLog().all();
    }

    @Override
    public Set<String> subscribers(EventLogStore.Entry event) {
        return new HashSet<>(hub.deliveries().subscribers(event.type(), event.key(), event.time()));
    }

    @Override
    public String timeline(String orderId) {
        return hub.operators().timeline(orderId);
    }

    @Override
    public List<String> lines() {
        BacklogStore.Counts counts = hub.operators().backlog().counts();
        List<Set<String>> accepted = events().stream().map(this::subscribers).toList();
        return hub.deliveries().all().stream()
                .map(SystemDelivery::id)
                .sorted()
                .map(id -> String.format(
                        Locale.ROOT,
                        "  %-5s accepted %5d   delivered %5d   waiting %4d   dead %3d",
                        id,
                        accepted.stream()
                                .filter(systems -> systems.contains(id))
                                .count(),
                        hub.operators().delivered(id),
                        counts.onTheWay(id),
                        counts.deadLetters(id)))
                .toList();
    }

    @Override
    public void close() {
        hub.close();
    }
}
