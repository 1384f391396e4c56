package linkspan.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import linkspan.commit.SealedUnit;
import linkspan.delivery.eligibility.SystemStartStore;
import linkspan.delivery.key.PositionKey;
import linkspan.delivery.lane.LaneDelivery;
import linkspan.delivery.lane.LaneSettings;
import linkspan.delivery.lane.Lanes;
import linkspan.delivery.lane.RecordLoop;
import linkspan.delivery.missed.MissedStore;
import linkspan.delivery.note.HubRun;
import linkspan.delivery.position.PendingStore;
import linkspan.model.failure.FailureCode;
import linkspan.model.kind.EventTypes;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.trace.Tracing;

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
        Tracing tracing,
        Broker broker,
        HubRun hub) {
    /**
     * Where events come from.
     *
     * @param topicIds what makes a topic this one and not another of its name
     * @param events those that are known
     * @param feeds makes the consumer of a system
     */
    public record Broker(
            KafkaAccess kafka,
            UnaryOperator<String> topicIds,
            EventTypes events,
            Function<RecordLoop.Terms, Lanes.Feed> feeds) {}

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
                broker.events,
                unknown -> pending.setAside(
                        new PositionKey(system, unknown.topic(), unknown.key()),
                        unknown.sequence(),
                        FailureCode.EVENT_UNKNOWN,
                        "this version has no event " + unknown.type()));
    }
}
