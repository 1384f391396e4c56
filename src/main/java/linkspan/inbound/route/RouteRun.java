package linkspan.inbound.route;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.DeadLetter;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One run of a route, whatever started it. Its end is ruled here, once; a source only carries the ruling out.
 *
 * @param body what the route starts with: a JSON tree, or bytes that are no JSON
 * @param unit what the route wants written
 * @param properties further exchange properties that the route starts with
 * @param whenRefused what becomes of a message that is refused for good
 * @param completion carries the ruling out
 */
public record RouteRun(
        @Nullable Object body,
        UnitOfWork unit,
        Map<String, Object> properties,
        Ruling.WhenRefused whenRefused,
        Completion completion) {
    /** Does what a ruling says, in the way of its source. */
    @FunctionalInterface
    public interface Completion {
        /**
         * Called on the thread on which the route ended. {@code finished} must be run once, when the sender was answered;
         * until then Camel counts the exchange as under way.
         */
        void complete(Ruling ruling, Runnable finished);
    }

    /** The route has ended. Of a message that is kept no event takes effect, also none that a split added afterwards. */
    public void ended(RouteEnd end, Runnable finished) {
        Ruling ruling = Ruling.of(end, unit.part(DeadLetter.class), whenRefused);
        if (ruling instanceof Ruling.Keep) {
            unit.dropEvents();
        }
        AtomicBoolean told = new AtomicBoolean();
        Runnable once = () -> {
            if (!told.getAndSet(true)) {
                finished.run();
            }
        };
        try {
            completion.complete(ruling, once);
        } catch (RuntimeException | Error e) { // nobody above catches it: the source would wait for ever
            if (told.get()) {
                throw e;
            }
            completion.complete(new Ruling.Retry(new Refused(FailureCode.INTERNAL, ""), e), once);
        }
    }
}
