package linkspan.commit.relay;

import java.util.function.Supplier;
import linkspan.commit.outbox.OutboxStore;
import linkspan.commit.outbox.SetAsideStore;
import linkspan.platform.trace.Tracing;
import org.apache.kafka.clients.producer.Producer;

/** The relay of one shard without its thread: one round after the other. */
public final class SimulatedRelay {
    private final RelayLoop loop;

    public SimulatedRelay(
            OutboxStore outbox, int shard, Supplier<Producer<String, byte[]>> producers, SetAsideStore setAside) {
        this.loop = new RelayLoop(outbox, shard, producers, setAside, Tracing.NONE);
    }

    /** Publishes what there is; returns for how many milliseconds to wait. */
    public long round() {
        return loop.round();
    }
}
