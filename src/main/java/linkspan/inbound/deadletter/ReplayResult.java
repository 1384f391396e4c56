package linkspan.inbound.deadletter;

/** What became of a replay. */
public sealed interface ReplayResult {
    /** It took effect now. */
    record Replayed() implements ReplayResult {}

    /** Its mapping or the orders still refuse it; the error is the new one. */
    record StillKept(String error) implements ReplayResult {}

    /** It is not kept, or no longer: somebody else replayed or discarded it. */
    record NotKept() implements ReplayResult {}

    /** Nothing is known to have changed; it can be tried again. */
    record Failed(String why) implements ReplayResult {}
}
