package linkspan.delivery.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One lane per key: keys run in parallel, at most {@code concurrency} calls at once, one key strictly one after the
 * other. A call in flight costs no thread.
 */
public final class Lanes {
    /** What brings items to lanes, for as long as it runs. */
    public interface Feed {
        void start();

        /** Drains, commits and leaves the group. */
        void stop() throws InterruptedException;

        Lanes lanes();

        /** False while the broker cannot be reached. */
        boolean healthy();

        /** False until its group has given it its partitions for the first time. */
        boolean joined();
    }

    /** Time as lanes see it; passed in, because who waits in a test decides what happens meanwhile. */
    public interface Time {
        /** What passes. */
        Time REAL = new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void await(Object held, long millis) throws InterruptedException {
                held.wait(millis);
            }
        };

        /** As {@link System#nanoTime}. */
        long nanos();

        /** As {@link Object#wait(long)} of that object, whose monitor the caller holds. */
        void await(Object held, long millis) throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    /** Times the concurrency: so many outcomes may wait to be stored before nothing more is called. */
    private static final int MOST_UNSETTLED = 4;

    private final PartitionProgress progress;
    private final LaneDelivery delivery;
    private final Executor starters;
    private final Time time;
    private final int concurrency;
    private final int batch;
    private final Map<LaneItem.Key, ArrayDeque<LaneItem>> lanes =
            new HashMap<>(); // present: the key is ready or running
    private final ArrayDeque<LaneItem.Key> ready = new ArrayDeque<>();
    private final Map<TopicPartition, Integer> running = new HashMap<>();
    private int deliveries;
    private int unsettled;

    Lanes(PartitionProgress progress, LaneDelivery delivery, Executor starters, LaneSettings settings) {
        this.progress = progress;
        this.delivery = delivery;
        this.starters = starters;
        this.concurrency = settings.concurrency();
        this.batch = settings.batch();
        this.time = progress.time();
    }

    void offer(List<LaneItem> items) {
        synchronized (this) {
            for (LaneItem item : items) {
                ArrayDeque<LaneItem> lane = lanes.get(item.lane());
                if (lane == null) {
                    lane = new ArrayDeque<>(2);
                    lanes.put(item.lane(), lane);
                    ready.add(item.lane());
                }
                lane.add(item);
            }
        }
        pump();
    }

    /** Starts what may be started. */
    public void pump() {
        while (true) {
            List<LaneItem> next;
            synchronized (this) {
                boolean full = deliveries >= concurrency || unsettled >= MOST_UNSETTLED * concurrency;
                if (full || ready.isEmpty() || !progress.fresh() || !delivery.mayStart()) {
                    return;
                }
                next = takeReady();
                deliveries++;
                unsettled++;
                next.forEach(item -> running.merge(item.partition(), 1, Integer::sum));
            }
            starters.execute(() -> start(next));
        }
    }

    /** The heads of ready lanes; in a batch all of the type of the first, the others keep their turn. */
    private List<LaneItem> takeReady() {
        if (batch == 1) {
            return List.of(head(ready.remove()));
        }
        List<LaneItem> taken = new ArrayList<>();
        List<LaneItem.Key> later = new ArrayList<>();
        while (!ready.isEmpty() && taken.size() < batch) {
            LaneItem.Key key = ready.remove();
            LaneItem item = head(key);
            if (taken.isEmpty()
                    || item.event().type().equals(taken.get(0).event().type())) {
                taken.add(item);
            } else {
                later.add(key);
            }
        }
        for (int i = later.size() - 1; i >= 0; i--) {
            ready.addFirst(later.get(i));
        }
        return taken;
    }

    private LaneItem head(LaneItem.Key key) {
        return Objects.requireNonNull(lanes.get(key)).element();
    }

    private void start(List<LaneItem> items) {
        List<LaneItem> current = items.stream()
                .filter(item -> progress.current(item.partition(), item.epoch()))
                .toList();
        Started turn = new Started(items, current);
        if (current.isEmpty()) {
            delivery.notStarted();
            turn.done();
            return;
        }
        try {
            delivery.deliver(current, turn);
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "lane stuck key={}: its offset is not committed",
                    current.get(0).event().key(),
                    e);
        }
    }

    private final class Started implements LaneDelivery.Turn {
        private final List<LaneItem> items;
        private final List<LaneItem> delivered;
        private final List<LaneItem> left = new ArrayList<>();
        private boolean calling = true;

        Started(List<LaneItem> items, List<LaneItem> delivered) {
            this.items = items;
            this.delivered = delivered;
        }

        @Override
        public boolean mayCall() {
            return progress.fresh()
                    && delivered.stream().allMatch(item -> progress.current(item.partition(), item.epoch()));
        }

        @Override
        public void leave(LaneItem item) {
            left.add(item);
        }

        @Override
        public void answered() {
            synchronized (Lanes.this) {
                freePlace();
            }
            pump();
        }

        @Override
        public void done() {
            delivered.stream()
                    .filter(item -> !left.contains(item))
                    .forEach(item -> progress.done(item.partition(), item.epoch(), item.offset()));
            synchronized (Lanes.this) {
                freePlace();
                unsettled--;
                items.forEach(item -> goOn(item, !left.contains(item)));
                Lanes.this.notifyAll();
            }
            pump();
        }

        private void freePlace() {
            if (calling) {
                calling = false;
                deliveries--;
            }
        }
    }

    private void goOn(LaneItem item, boolean over) {
        running.merge(item.partition(), -1, Integer::sum);
        ArrayDeque<LaneItem> lane = Objects.requireNonNull(lanes.get(item.lane()));
        if (over) {
            lane.remove();
        }
        if (lane.isEmpty()) {
            lanes.remove(item.lane());
        } else {
            ready.add(item.lane());
        }
    }

    /** Waits until nothing is being delivered and every outcome is stored; false when that takes longer. */
    public synchronized boolean awaitIdle(long millis) throws InterruptedException {
        long end = time.nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (unsettled > 0) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - time.nanos());
            if (left <= 0) {
                return false;
            }
            time.await(this, left);
        }
        return true;
    }

    /** Waits until nothing of these partitions is being delivered; false when that takes longer. */
    synchronized boolean drain(Collection<TopicPartition> partitions, long millis) throws InterruptedException {
        long end = time.nanos() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (partitions.stream().anyMatch(partition -> running.getOrDefault(partition, 0) > 0)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - time.nanos());
            if (left <= 0) {
                return false;
            }
            time.await(this, left);
        }
        return true;
    }
}
