package linkspan.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.commit.outbox.SetAsideStore;
import linkspan.delivery.eligibility.OwnChannel;
import linkspan.delivery.missed.MissedStore;
import linkspan.model.EventType;
import linkspan.model.Topic;
import linkspan.platform.system.SystemCatalog;
import linkspan.platform.system.SystemSettings;

/** The systems that something is delivered to, each with its lanes; started when all routes stand. */
public final class Deliveries {
    private final SystemCatalog catalog;
    private final DeliveryTools tools;
    private final Map<String, SystemDelivery> systems = new ConcurrentHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private volatile boolean open;

    public Deliveries(SystemCatalog catalog, DeliveryTools tools) {
        this.catalog = catalog;
        this.tools = tools;
    }

    /** Made when the first route names it. */
    public SystemDelivery system(String id) {
        return systems.computeIfAbsent(
                id, it -> new SystemDelivery(catalog.get(it), tools, () -> open && !held.contains(it)));
    }

    /** All that there are, also those that only send, in alphabetical order. */
    public List<String> systems() {
        return catalog.all().stream().map(SystemSettings::id).sorted().toList();
    }

    public List<SystemDelivery> all() {
        return new ArrayList<>(systems.values());
    }

    /** Who gets events of that type, of whatever key, that were accepted then, in alphabetical order. */
    public List<String> subscribers(EventType type, Instant acceptedAt) {
        return systems.values().stream()
                .filter(system -> system.takes(type) && !acceptedAt.isBefore(system.startsAt()))
                .map(SystemDelivery::id)
                .sorted()
                .toList();
    }

    /** Who gets an event of that type and key that was accepted then, in alphabetical order. */
    public List<String> subscribers(EventType type, String key, Instant acceptedAt) {
        return systems.values().stream()
                .filter(system -> system.takes(type, key) && !acceptedAt.isBefore(system.startsAt()))
                .map(SystemDelivery::id)
                .sorted()
                .toList();
    }

    /** What a system takes of a topic now; of a system that is not there nothing. */
    public MissedStore.Wanted wanted(String id, String topic) {
        SystemDelivery system = systems.get(id);
        return system == null
                ? new MissedStore.Wanted(id, topic, Set.of(), Instant.MAX, new OwnChannel(""))
                : system.wanted(topic);
    }

    /** Everything that is delivered: of each system and topic what it takes, by when it began to. */
    public List<MissedStore.Wanted> wanted() {
        return systems.values().stream().flatMap(this::wanted).toList();
    }

    private Stream<MissedStore.Wanted> wanted(SystemDelivery system) {
        record Share(Topic topic, Instant start) {}
        return noteTypes(system).entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> new Share(entry.getKey().topic(), entry.getValue()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toSet())))
                .entrySet()
                .stream()
                .map(share -> system.wanted(share.getKey().topic.wire()).only(share.getValue(), share.getKey().start));
    }

    private Map<EventType, Instant> noteTypes(SystemDelivery system) {
        return tools.starts().startsAt(system.id(), system.events(), system.startsAt());
    }

    /** Makes letters of what waits for a route that is gone; to be called every few minutes. */
    public void giveUpStranded() {
        tools.pending()
                .giveUpStranded(systems.values().stream()
                        .flatMap(system -> system.events().stream().map(type -> system.id() + "/" + type.name()))
                        .collect(Collectors.toSet()));
    }

    /** Who should get an event; of a type that this version does not know whoever takes anything of its topic. */
    public List<String> readers(SetAsideStore.Row event) {
        if (tools.broker().events().isKnown(event.type())) {
            return subscribers(EventType.stored(event.type(), event.topic()), event.key(), event.acceptedAt());
        }
        Topic topic = new Topic(event.topic());
        return systems.values().stream()
                .filter(system -> !event.acceptedAt().isBefore(system.startsAt()))
                .filter(system ->
                        system.events().stream().anyMatch(type -> type.topic().equals(topic)))
                .map(SystemDelivery::id)
                .sorted()
                .toList();
    }

    /** All routes stand: from here on events are delivered. */
    public void open() {
        open = true;
        systems.values().forEach(this::noteTypes);
        systems.values().forEach(SystemDelivery::startIfComplete);
    }

    /**
     * Nothing is started for these systems any more, whether they are there or come now, until {@link #release}: their
     * routes may be replaced. What is there stays where it is, in order.
     *
     * @return the systems that still deliver something after as long as a call of theirs may take; held all the same
     */
    public List<String> hold(Collection<String> ids) {
        held.addAll(ids);
        return ids.stream().filter(id -> !idle(id)).sorted().toList();
    }

    private boolean idle(String id) {
        SystemDelivery system = systems.get(id);
        try {
            return system == null || system.awaitIdle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** They go on with the routes that they have now. */
    public void release(Collection<String> ids) {
        List<SystemDelivery> released =
                ids.stream().map(systems::get).filter(Objects::nonNull).toList();
        released.forEach(SystemDelivery::endOutdated);
        released.forEach(this::noteTypes);
        held.removeAll(Set.copyOf(ids));
        released.forEach(SystemDelivery::goOn);
    }

    /** A held system without routes is forgotten: its next route starts it with the settings of then. */
    public void forget(String id) {
        SystemDelivery system = systems.remove(id);
        if (system != null) {
            system.stop();
        }
    }

    /** Stops every system's loop: drained, offsets committed, group left. */
    public void close() {
        open = false;
        systems.values().parallelStream().forEach(SystemDelivery::stop);
    }
}
