package linkspan.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import linkspan.broker.KafkaAccess;
import linkspan.commit.Committer;
import linkspan.position.PendingStore;
import linkspan.position.note.HubRun;
import linkspan.subscription.SystemStartStore;

/**
 * What every system's delivery shares.
 *
 * @param timer runs short tasks later; never blocked
 * @param hub this life of this hub; its instance is its name within consumer groups, stable over restarts
 */
public record DeliveryTools(
        Committer committer,
        PendingStore pending,
        SystemStartStore starts,
        Clock clock,
        ScheduledExecutorService timer,
        MeterRegistry meters,
        KafkaAccess kafka,
        HubRun hub) {}
