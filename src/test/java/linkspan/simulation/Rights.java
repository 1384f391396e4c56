package linkspan.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import linkspan.delivery.lane.LaneDelivery;
import linkspan.delivery.lane.LaneItem;
import linkspan.delivery.lane.MissedEvents;
import linkspan.model.Event;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds a hub to what it may do at all: to begin a call for an event of its lane only while the partition is its own, and for
 * a parked key only while nobody else has it in hand. No call is put aside between the look and its beginning.
 */
final class Rights {
    private final World world;
    private final String hub;
    private final Map<String, Integer> inLanes = new HashMap<>();

    Rights(World world, String hub) {
        this.world = world;
        this.hub = hub;
    }

    /** The same delivery; what is in its hands is known here. */
    LaneDelivery watched(String system, LaneDelivery delivery) {
        return new LaneDelivery() {
            @Override
            public void deliver(List<LaneItem> items, Turn turn) {
                items.forEach(item -> inLanes.merge(system + item.event().id(), 1, Integer::sum));
                delivery.deliver(items, new Watched(system, items, turn));
            }

            @Override
            public void coming(List<LaneItem> items) {
                delivery.coming(items);
            }

            @Override
            public MissedEvents missed(String topic) {
                return delivery.missed(topic);
            }

            @Override
            public boolean mayStart() {
                return delivery.mayStart();
            }

            @Override
            public void notStarted() {
                delivery.notStarted();
            }
        };
    }

    private final class Watched implements LaneDelivery.Turn {
        private final String system;
        private final List<LaneItem> items;
        private final LaneDelivery.Turn turn;

        Watched(String system, List<LaneItem> items, LaneDelivery.Turn turn) {
            this.system = system;
            this.items = items;
            this.turn = turn;
        }

        @Override
        public boolean mayCall() {
            return world.bug == Bug.EPOCH || turn.mayCall();
        }

        @Override
        public void answered() {
            turn.answered();
        }

        @Override
        public void leave(LaneItem item) {
            turn.leave(item);
        }

        @Override
        public void done() {
            items.forEach(item ->
                    inLanes.computeIfPresent(system + item.event().id(), (key, many) -> many == 1 ? null : many - 1));
            turn.done();
        }
    }

    void check(String system, Event event) {
        String what = hub + " calls " + system + " for " + event.key() + "/" + event.sequence();
        if (hasClaim(system, event)) {
            return;
        }
        if (inLanes.containsKey(system + event.id())) {
            int number = BuiltInPartitioner.partitionForKey(event.key().getBytes(UTF_8), world.plan.partitions());
            TopicPartition partition = new TopicPartition(event.topic().wire(), number);
            String owner = world.broker.owner(system + "-consumer-group", partition);
            if (owner != null && !owner.equals(hub)) {
                world.violated(what + " although the partition is of " + owner);
            }
            return;
        }
        Map<String, ?> row = position(system, event);
        boolean others = row.get("claimed_by") != null && !hub.equals(row.get("claimed_by"));
        if (others && isClaimed(row)) {
            world.violated(what + " although it is claimed by " + row.get("claimed_by"));
        }
    }

    /** What its lane holds of the key waits for an answer meanwhile: a claim is a right of its own. */
    private boolean hasClaim(String system, Event event) {
        Map<String, ?> row = position(system, event);
        return hub.equals(row.get("claimed_by")) && isClaimed(row);
    }

    private boolean isClaimed(Map<String, ?> row) {
        return row.get("claim_until") instanceof Instant until && until.isAfter(world.now());
    }

    private Map<String, ?> position(String system, Event event) {
        return world.database.rows("key_positions").stream()
                .filter(row -> system.equals(row.get("system")) && event.key().equals(row.get("stream_key")))
                .findFirst()
                .orElse(Map.of());
    }
}
