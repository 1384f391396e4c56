package linkspan.simulation.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import linkspan.simulation.time.Process;
import linkspan.simulation.time.Scheduler;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** The logs of the topics, and the groups that read them. */
public final class SimulatedBroker {
    /** One partition: what is below {@code first} is gone. */
    static final class Log {
        final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long first;

        long end() {
            return records.size();
        }
    }

    private final Scheduler scheduler;
    private final int partitions;
    private final Consumer<String> trace;
    private final Map<TopicPartition, Log> logs = new HashMap<>();
    private final Map<String, Group> groups = new HashMap<>();
    private double losesAcknowledgements;
    private double losesRecords;

    /** @param trace is told who gets and loses what */
    public SimulatedBroker(Scheduler scheduler, int partitions, Consumer<String> trace) {
        this.trace = trace;
        this.scheduler = scheduler;
        this.partitions = partitions;
    }

    /** From now on, of a hundred batches, so many are taken without an answer, or not taken. */
    public void troubles(double unanswered, double notTaken) {
        losesAcknowledgements = unanswered;
        losesRecords = notTaken;
    }

    void note(String what) {
        trace.accept(what);
    }

    int partitions() {
        return partitions;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Log log(TopicPartition partition) {
        return logs.computeIfAbsent(partition, it -> new Log());
    }

    Group group(String name) {
        return groups.computeIfAbsent(name, it -> new Group(partitions));
    }

    /** The instance that has the partition now, by the group's knowledge. */
    public @Nullable String owner(String group, TopicPartition partition) {
        return group(group).owner(partition);
    }

    boolean takes() {
        return scheduler.random().nextDouble() >= losesRecords;
    }

    boolean answers() {
        return scheduler.random().nextDouble() >= losesAcknowledgements;
    }

    void append(TopicPartition partition, ProducerRecord<String, byte[]> record) {
        Log log = log(partition);
        log.records.add(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                log.end(),
                record.timestamp() == null ? 0 : record.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                record.value().length,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty()));
    }

    /** Records of each partition are gone, all but the last so many. */
    public void forgets(int allBut) {
        logs.values().forEach(log -> log.first = Math.max(log.first, log.end() - allBut));
    }

    public SimulatedConsumer consumer(String group, String instance, Process process) {
        return new SimulatedConsumer(this, group(group), instance, process);
    }

    public SimulatedProducer producer() {
        return new SimulatedProducer(this);
    }
}
