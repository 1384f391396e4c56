package linkspan.commit.relay;

import java.util.List;
import linkspan.commit.UnitInCommit;
import linkspan.commit.outbox.OutboxStore;
import linkspan.commit.outbox.SetAsideStore;
import linkspan.commit.outbox.Stream;
import linkspan.model.EventDraft;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.trace.Tracing;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Brings committed events to Kafka. Each shard has one writer at a time over all hubs; a hub that has committed wakes its
 * own relays, which wait for their turn, so that nobody has to be told. Besides, each looks every 200 ms for what a hub
 * that is gone has left behind.
 */
public final class Relay implements AutoCloseable {
    private final List<RelayLoop> loops;

    /** @param setAside gets what Kafka never takes */
    public Relay(OutboxStore outbox, KafkaAccess kafka, SetAsideStore setAside, Tracing tracing) {
        loops = outbox.shards().stream()
                .map(shard -> new RelayLoop(
                        outbox,
                        shard,
                        () -> new KafkaProducer<>(kafka.client(ProducerSettings.ORDERED)),
                        setAside,
                        tracing))
                .toList();
    }

    public void start() {
        loops.forEach(RelayLoop::start);
    }

    /** There may be something new; cheap, from any thread. */
    public void wake() {
        loops.forEach(RelayLoop::wake);
    }

    /** The same for the shards of what these units brought: results of deliveries rarely bring anything. */
    public void wake(List<UnitInCommit> written) {
        for (UnitInCommit unit : written) {
            for (EventDraft draft : unit.accepted()) {
                int shard = new Stream(draft.type().topic(), draft.key()).shard();
                loops.get(shard % loops.size()).wake();
            }
        }
    }

    /** False while the last attempt of a shard failed. */
    public boolean healthy() {
        return loops.stream().allMatch(RelayLoop::healthy);
    }

    /** Does not wait for the broker: what was not acknowledged is still in the outbox. */
    @Override
    public void close() {
        loops.forEach(RelayLoop::stop);
        loops.forEach(RelayLoop::close);
    }
}
