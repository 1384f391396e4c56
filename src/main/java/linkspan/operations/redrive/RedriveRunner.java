package linkspan.operations.redrive;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import linkspan.operations.letters.LetterResult;
import linkspan.operations.letters.Letters;

/**
 * Moves running plans on, a step a second; of several hubs one at a time. A letter's replay and its mark in the plan are one
 * transaction: a hub that is killed in between has done neither.
 */
public final class RedriveRunner {
    private static final Duration HOLD = Duration.ofSeconds(15);
    private static final String ACTOR = "redrive";
    private final RedriveStore store;
    private final Letters letters;
    private final Clock clock;
    private final String hub;

    /** @param hub the name of this hub among others */
    public RedriveRunner(RedriveStore store, Letters letters, Clock clock, String hub) {
        this.store = store;
        this.letters = letters;
        this.clock = clock;
        this.hub = hub;
    }

    /** One step of every plan that this hub holds. Throws {@link linkspan.platform.database.DatabaseFailed}. */
    public void step() {
        Instant now = clock.instant();
        store.hold(hub, now, now.plus(HOLD)).forEach(this::step);
    }

    private void step(Redrive held) {
        store.settle(held.id());
        Redrive plan = store.find(held.id()).orElse(held);
        Redrive.Counts counts = plan.counts();
        if (counts.failsMoreThan(plan.failureLimit())) {
            store.change(
                    plan.id(),
                    RedriveState.RUNNING,
                    RedriveState.STOPPED,
                    counts.failed() + " of " + (counts.failed() + counts.delivered()) + " failed again",
                    ACTOR);
            return;
        }
        if (counts.planned() + counts.sent() == 0) {
            store.change(plan.id(), RedriveState.RUNNING, RedriveState.DONE, null, ACTOR);
            return;
        }
        int allowed = counts.allowed(plan.perSecond());
        if (allowed > 0) {
            store.next(plan.id(), allowed).forEach(item -> send(plan, item));
        }
    }

    private void send(Redrive plan, RedriveItem item) {
        String actor = plan.by() + " (redrive)";
        if (!item.topic().isEmpty()) {
            letters.replay(
                    item.letter().toString(),
                    actor,
                    (connection, result) -> RedriveStore.mark(
                            connection,
                            plan.id(),
                            item,
                            result instanceof LetterResult.Replayed ? "sent" : "skipped",
                            result.words()));
            return;
        }
        LetterResult result = letters.replay(item.letter().toString(), actor, Letters.Force.IN_ORDER);
        String state = result instanceof LetterResult.Replayed
                ? "delivered"
                : result instanceof LetterResult.Failed ? "failed" : "skipped";
        store.mark(plan.id(), item, state, result.words());
    }
}
