package linkspan.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import linkspan.broker.KafkaAccess;
import linkspan.commit.SealedUnit;
import linkspan.failure.FailureCode;
import linkspan.lane.LaneDelivery;
import linkspan.lane.LaneSettings;
import linkspan.lane.Lanes;
import linkspan.lane.RecordLoop;
import linkspan.position.PendingStore;
import linkspan.position.PositionKey;
import linkspan.position.missed.MissedStore;
import linkspan.position.note.HubRun;
import linkspan.subscription.SystemStartStore;

/**
 * What every system's delivery shares.
 *
 * @param time that passes between two looks, in which calls are bounded
 * @param timer runs short tasks later; never blocked
 * @param hub this life of this hub; its instance is its name within consumer groups, stable over restarts
 */
public record DeliveryTools(
        SealedUnit.Writer committer,
        PendingStore pending,
        MissedStore missed,
        SystemStartStore starts,
        Clock clock,
        Lanes.Time time,
        ScheduledExecutorService timer,
        MeterRegistry meters,
        Broker broker,
        HubRun hub) {
    /**
     * Where events come from.
     *
     * @param topicIds what makes a topic this one and not another of its name
     * @param feeds makes the consumer of a system
     */
    public record Broker(
            KafkaAccess kafka, UnaryOperator<String> topicIds, Function<RecordLoop.Terms, Lanes.Feed> feeds) {}

    /** A system's consumer of these topics, not started yet. */
    Lanes.Feed feed(LaneSettings settings, Set<String> topics, LaneDelivery delivery, Runnable onAssignment) {
        return broker.feeds.apply(
                new RecordLoop.Terms(settings, source(settings.system(), topics), delivery, onAssignment));
    }

    /** An event that this version does not know holds its key until another one does, or a person. */
    private RecordLoop.Source source(String system, Set<String> topics) {
        return new RecordLoop.Source(
                broker.kafka,
                topics,
                broker.topicIds,
                unknown -> pending.setAside(
                        new PositionKey(system, unknown.topic(), unknown.key()),
                        unknown.sequence(),
                        FailureCode.EVENT_UNKNOWN,
                        "this version has no event " + unknown.type()));
    }
}
