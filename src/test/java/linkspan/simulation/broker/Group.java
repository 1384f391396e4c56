package linkspan.simulation.broker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A consumer group of static members with a cooperative-sticky assignment: a partition is given up by one member before
 * another one gets it, unless the first has been silent for longer than its session.
 */
final class Group {
    private static final long SESSION_MICROS = 6_000_000;
    private final int partitions;
    private final Map<String, SimulatedConsumer> members = new TreeMap<>();
    private final Map<TopicPartition, String> owners = new HashMap<>();
    private final Map<TopicPartition, String> targets = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private final Set<TopicPartition> all = new LinkedHashSet<>();

    Group(int partitions) {
        this.partitions = partitions;
    }

    Map<TopicPartition, OffsetAndMetadata> committed() {
        return committed;
    }

    /** A consumer of that name comes in; an earlier one of the same name is out, and what it had is the new one's. */
    void join(SimulatedConsumer consumer, Set<String> topics) {
        for (String topic : topics) {
            for (int i = 0; i < partitions; i++) {
                all.add(new TopicPartition(topic, i));
            }
        }
        expire();
        members.put(consumer.instance(), consumer);
        balance();
    }

    @Nullable
    String owner(TopicPartition partition) {
        expire();
        return owners.get(partition);
    }

    /** False: it is out, for it was silent or another one has its name. */
    boolean has(SimulatedConsumer consumer) {
        expire();
        return members.get(consumer.instance()) == consumer;
    }

    void leave(SimulatedConsumer consumer) {
        if (members.remove(consumer.instance(), consumer)) {
            owners.values().removeIf(consumer.instance()::equals);
            balance();
        }
    }

    /** The heartbeat comes from a thread of the consumer's own: only a process that stands still or is dead is silent. */
    private void expire() {
        List<String> silent = new ArrayList<>();
        members.forEach((name, member) -> {
            if (member.silence() > SESSION_MICROS) {
                silent.add(name);
            }
        });
        if (!silent.isEmpty()) {
            silent.forEach(members::remove);
            owners.values().removeIf(silent::contains);
            balance();
        }
    }

    private void balance() {
        Map<String, Integer> load = new TreeMap<>();
        members.keySet().forEach(name -> load.put(name, 0));
        targets.clear();
        if (load.isEmpty()) {
            return;
        }
        int most = (all.size() + load.size() - 1) / load.size();
        Set<TopicPartition> free = new LinkedHashSet<>(all);
        for (TopicPartition each : all) {
            String owner = owners.get(each);
            if (owner != null && load.getOrDefault(owner, most) < most) {
                targets.put(each, owner);
                load.merge(owner, 1, Integer::sum);
                free.remove(each);
            }
        }
        for (TopicPartition each : free) {
            String least = load.entrySet().stream()
                    .min(Comparator.comparingInt(Map.Entry::getValue))
                    .orElseThrow()
                    .getKey();
            targets.put(each, least);
            load.merge(least, 1, Integer::sum);
        }
    }

    /** What the member has and is to give up. */
    Set<TopicPartition> toGiveUp(SimulatedConsumer consumer, Set<TopicPartition> has) {
        Set<TopicPartition> gone = new HashSet<>(has);
        gone.removeIf(each -> consumer.instance().equals(targets.get(each)));
        return gone;
    }

    void givenUp(SimulatedConsumer consumer, Set<TopicPartition> gone) {
        gone.forEach(each -> owners.remove(each, consumer.instance()));
    }

    /**
     * It joins again: what it was to give up before it was killed, and does not have any more, is free. Without this such
     * partitions belong to nobody for good, as on a real broker.
     */
    void saysWhatItHas(SimulatedConsumer consumer, Set<TopicPartition> has) {
        if (members.get(consumer.instance()) == consumer) {
            owners.entrySet()
                    .removeIf(each -> each.getValue().equals(consumer.instance()) && !has.contains(each.getKey()));
        }
    }

    /** What is nobody's and to be the member's, or was of an earlier consumer of its name: its own from now on. */
    Set<TopicPartition> taken(SimulatedConsumer consumer, Set<TopicPartition> has) {
        Set<TopicPartition> taken = new LinkedHashSet<>();
        for (TopicPartition each : all) {
            String owner = owners.get(each);
            boolean free = owner == null || owner.equals(consumer.instance());
            if (free && consumer.instance().equals(targets.get(each)) && !has.contains(each)) {
                owners.put(each, consumer.instance());
                taken.add(each);
            }
        }
        return taken;
    }

    @Nullable
    OffsetAndMetadata committed(TopicPartition partition) {
        return committed.get(partition);
    }
}
