package linkspan.simulation;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import linkspan.model.Event;
import linkspan.model.failure.FailureCode;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;
import linkspan.simulation.time.Process;
import org.jspecify.annotations.Nullable;

/** A system that takes calls: quickly or slowly, once or again, or not; its answers may be lost. */
final class SimulatedSystem {
    private static final long TIMEOUT_MICROS = 2_000_000;
    private final World world;
    private final Plan.OfSystem plan;
    private final Process outside;
    private final Ledger ledger;
    private long awayUntil;
    private boolean mended;

    SimulatedSystem(World world, Plan.OfSystem plan, Process outside) {
        this.world = world;
        this.plan = plan;
        this.outside = outside;
        this.ledger = new Ledger(plan.keyed());
    }

    Plan.OfSystem plan() {
        return plan;
    }

    Ledger ledger() {
        return ledger;
    }

    void isAwayUntil(long micros) {
        awayUntil = micros;
    }

    /** From now on it takes everything, at once. */
    void isMended() {
        mended = true;
        awayUntil = 0;
    }

    /** A call of a hub; {@code answered} within that process, with the failure or null, if it lives then. */
    void call(List<Event> events, Process hub, Consumer<@Nullable DeliveryFailure> answered) {
        Random random = world.scheduler.random();
        boolean away = world.scheduler.now() < awayUntil;
        double luck = mended ? 1 : random.nextDouble();
        int slowest = world.plan.crowded() ? 300_000 : 30_000;
        long way = 200 + random.nextInt(mended ? 2_000 : slowest);
        if (away || luck < world.plan.flaky() * 0.3) {
            answer(hub, way, answered, failure(FailureCode.SYSTEM_UNREACHABLE, Effect.NONE));
        } else if (!mended && isRefused(events)) {
            answer(hub, way, answered, failure(FailureCode.SYSTEM_REFUSED, Effect.NONE));
        } else if (luck < world.plan.flaky() * 0.5) {
            answer(hub, way, answered, failure(FailureCode.SYSTEM_ERROR, Effect.POSSIBLE));
        } else if (luck < world.plan.flaky()) {
            boolean slow = random.nextBoolean(); // the answer is lost, or it comes when nobody waits for it
            take(events, slow ? random.nextInt(6_000_000) : way);
            answer(hub, TIMEOUT_MICROS, answered, failure(FailureCode.ANSWER_LOST, Effect.POSSIBLE));
        } else {
            take(events, way);
            answer(hub, way + random.nextInt(random.nextInt(20) == 0 ? 1_900_000 : 10_000), answered, null);
        }
    }

    private boolean isRefused(List<Event> events) {
        return events.stream()
                .anyMatch(event -> world.plan.flaky() > 0 && event.data().contains("\"odd\":true"));
    }

    private DeliveryFailure failure(FailureCode code, Effect effect) {
        DeliveryFailure failure = new DeliveryFailure(code, "simulated", null, effect);
        return plan.keyed() ? failure.ofRepeatable() : failure;
    }

    private void take(List<Event> events, long after) {
        world.scheduler.after(
                after,
                outside,
                () -> events.forEach(event -> {
                    world.note(plan.id() + " takes " + event.key() + "/" + event.sequence());
                    ledger.takes(event);
                }));
    }

    private void answer(
            Process hub, long after, Consumer<@Nullable DeliveryFailure> answered, @Nullable DeliveryFailure failure) {
        world.scheduler.after(after, hub, () -> answered.accept(failure));
    }
}
