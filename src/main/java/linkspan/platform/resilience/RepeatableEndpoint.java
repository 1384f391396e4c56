package linkspan.platform.resilience;

/** An endpoint that knows what a second call would do; of any other the system's {@code idempotent} is believed. */
public interface RepeatableEndpoint {
    /** A second call has no second effect: it asks, sets a state, or its system honours our key. */
    boolean repeatable();
}
