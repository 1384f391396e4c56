package linkspan.blackbox.nemesis;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import linkspan.blackbox.hub.HubProcess;
import linkspan.blackbox.hub.Hubs;
import linkspan.blackbox.hub.Servers;
import linkspan.blackbox.receiver.Receivers;

/**
 * What can be struck.
 *
 * @param say for the timeline
 */
public record Stage(Hubs hubs, Servers servers, Receivers receivers, SplittableRandom random, Consumer<String> say) {
    private static final Duration LONGEST_START = Duration.ofSeconds(300);

    HubProcess anyHub() {
        return hubs.all().get(random.nextInt(hubs.all().size()));
    }

    /** Seconds from {@code least} to {@code most}. */
    void wait(int least, int most) throws InterruptedException {
        Thread.sleep(1_000L * least + random.nextInt(1_000 * (most - least) + 1));
    }

    void ready(HubProcess hub) throws InterruptedException {
        if (!hub.awaitReady(LONGEST_START)) {
            throw new HubFailed(
                    hub.process().end() + " is not ready: " + hub.operator().health());
        }
        say.accept(hub.name() + " is ready");
    }
}
