package linkspan.delivery;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import linkspan.delivery.lane.LaneDelivery;
import linkspan.delivery.lane.LaneItem;
import linkspan.delivery.lane.MissedEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the lanes of one system ask for: whether a delivery may start, and the deliveries themselves. */
final class SystemLanes implements LaneDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(SystemLanes.class);
    private static final long LATER_MS = 500;
    private final LaneTurn.Means means;
    private final BooleanSupplier open;

    /** @param open false while nothing may start */
    SystemLanes(LaneTurn.Means means, BooleanSupplier open) {
        this.means = means;
        this.open = open;
    }

    @Override
    public boolean mayStart() {
        return open.getAsBoolean() && means.breaker().mayStart();
    }

    @Override
    public void coming(List<LaneItem> items) {
        try {
            means.positions().load(items.stream().map(LaneItem::event).toList());
        } catch (RuntimeException e) {
            LOG.debug("positions are looked up one by one system={}", system(), e);
        }
    }

    @Override
    public MissedEvents missed(String topic) {
        return means.tools().missed().scan(means.eligibility().wanted(topic));
    }

    @Override
    public void deliver(List<LaneItem> items, Turn turn) {
        try {
            new LaneTurn(means, items, turn).begin();
        } catch (RuntimeException e) {
            LOG.warn(
                    "delivery put off system={} key={}",
                    system(),
                    items.get(0).event().key(),
                    e);
            means.breaker().notUsed();
            items.forEach(turn::leave);
            means.tools().timer().schedule(turn::done, LATER_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void notStarted() {
        means.breaker().notUsed();
    }

    /** Partitions came or went. */
    void forget() {
        means.positions().forget();
    }

    private String system() {
        return means.eligibility().system();
    }
}
