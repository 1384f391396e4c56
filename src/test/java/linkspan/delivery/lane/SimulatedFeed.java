package linkspan.delivery.lane;

import java.util.concurrent.Executor;
import linkspan.simulation.broker.SimulatedBroker;
import linkspan.simulation.broker.SimulatedConsumer;
import linkspan.simulation.time.Process;
import linkspan.simulation.time.Scheduler;
import org.jspecify.annotations.Nullable;

/** The consumer of a system without its thread: one round after the other, made anew when one fails. */
public final class SimulatedFeed implements Lanes.Feed {
    private static final int BUSY_MICROS = 60_000;
    private static final int IDLE_MICROS = 900_000;
    private final RecordLoop.Terms terms;
    private final SimulatedBroker broker;
    private final Scheduler scheduler;
    private final Process process;
    private final PartitionProgress progress;
    private final Lanes lanes;
    private @Nullable SimulatedConsumer consumer;
    private @Nullable PollRounds rounds;

    public SimulatedFeed(
            RecordLoop.Terms terms,
            SimulatedBroker broker,
            Scheduler scheduler,
            Process process,
            Lanes.Time time,
            Executor starters) {
        this.terms = terms;
        this.broker = broker;
        this.scheduler = scheduler;
        this.process = process;
        this.progress = new PartitionProgress(time);
        this.lanes = new Lanes(progress, terms.delivery(), starters, terms.settings());
    }

    @Override
    public void start() {
        scheduler.after(scheduler.random().nextInt(1_000), process, this::round);
    }

    private void round() {
        long pause = IDLE_MICROS;
        try {
            PollRounds open = rounds;
            if (open == null) {
                consumer = broker.consumer(
                        terms.settings().group(), terms.settings().instance(), process);
                open = new PollRounds(terms, progress, lanes, consumer.asConsumer());
                rounds = open;
            }
            open.next();
            boolean busy = consumer != null && consumer.hasNews();
            pause = busy ? BUSY_MICROS : IDLE_MICROS;
        } catch (RuntimeException e) {
            consumer.dies();
            rounds = null;
        }
        scheduler.after(scheduler.random().nextInt((int) pause), process, this::round);
    }

    /** Its process is gone. */
    public void dies() {
        SimulatedConsumer open = consumer;
        if (open != null) {
            open.dies();
        }
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Lanes lanes() {
        return lanes;
    }

    @Override
    public boolean healthy() {
        return rounds != null;
    }

    @Override
    public boolean joined() {
        return rounds != null && rounds.joined();
    }
}
