package linkspan.platform.resilience;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one gate of a run of a deliver route: each call to a system goes through it before it is begun, whichever way the
 * run was started. Thread-safe; copies of an exchange share it.
 */
public interface CallGate {
    /** Exchange property. */
    String PROPERTY = "linkspan.gate";

    /** May the call begin? */
    sealed interface Passage {
        /** Now. */
        record Open() implements Passage {}

        /** Never in this run. */
        record Shut(Exception why) implements Passage {}

        /** That is being found out; whoever asked is called. */
        record Later() implements Passage {}
    }

    /** No call was begun, and none may be any more in this run. */
    final class PutOff extends Exception {
        public PutOff() {
            super("put off: the event may be another hub's by now, or was decided elsewhere", null, false, false);
        }
    }

    /**
     * @param to the endpoint, where it knows whether a second call is harmless
     * @param later called once, from any thread, with {@code Open} or {@code Shut}, when the answer is {@code Later}
     */
    Passage pass(@Nullable RepeatableEndpoint to, Consumer<Passage> later);

    /** A call that was let through has ended; {@code error}: how it failed. */
    void ended(@Nullable RepeatableEndpoint to, @Nullable Throwable error);
}
