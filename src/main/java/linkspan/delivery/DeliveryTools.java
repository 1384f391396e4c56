package linkspan.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import linkspan.broker.KafkaAccess;
import linkspan.commit.Committer;
import linkspan.failure.FailureCode;
import linkspan.lane.RecordLoop;
import linkspan.position.PendingStore;
import linkspan.position.PositionKey;
import linkspan.position.missed.MissedStore;
import linkspan.position.note.HubRun;
import linkspan.subscription.SystemStartStore;

/**
 * What every system's delivery shares.
 *
 * @param timer runs short tasks later; never blocked
 * @param topicIds what makes a topic this one and not another of its name
 * @param hub this life of this hub; its instance is its name within consumer groups, stable over restarts
 */
public record DeliveryTools(
        Committer committer,
        PendingStore pending,
        MissedStore missed,
        SystemStartStore starts,
        Clock clock,
        ScheduledExecutorService timer,
        MeterRegistry meters,
        KafkaAccess kafka,
        UnaryOperator<String> topicIds,
        HubRun hub) {
    /** What a system reads; an event that this version does not know holds its key until another one does, or a person. */
    RecordLoop.Source source(String system, Set<String> topics) {
        return new RecordLoop.Source(
                kafka,
                topics,
                topicIds,
                unknown -> pending.setAside(
                        new PositionKey(system, unknown.topic(), unknown.key()),
                        unknown.sequence(),
                        FailureCode.EVENT_UNKNOWN,
                        "this version has no event " + unknown.type()));
    }
}
