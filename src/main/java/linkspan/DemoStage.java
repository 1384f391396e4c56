package linkspan;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import linkspan.demo.Demo;
import linkspan.outbox.EventLogStore;
import linkspan.system.Secrets;
import linkspan.system.SystemCatalog;

/** A running hub with its sandbox, as the demo sees it. */
public final class DemoStage implements Demo.Stage {
    private final Hub hub;

    public DemoStage(Hub hub) {
        this.hub = hub;
    }

    @Override
    public URI messagePort() {
        return URI.create("http://127.0.0.1:" + hub.port());
    }

    @Override
    public URI sandbox() {
        return URI.create(Objects.requireNonNull(hub.sandbox(), "the demo needs --sandbox")
                .url());
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
    public List<EventLogStore.Entry> events() {
        return hub.eventLog().all();
    }

    @Override
    public Set<String> subscribers(EventLogStore.Entry event) {
        Set<String> systems = new HashSet<>();
        hub.deliveries().all().stream()
                .filter(system -> system.takes(event.type()))
                .filter(system -> !event.time().isBefore(system.startsAt()))
                .forEach(system -> systems.add(system.id()));
        return systems;
    }

    @Override
    public List<String> lines() {
        return List.of();
    }
}
