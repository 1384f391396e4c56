package linkspan.operations.erasure;

import java.util.Set;

/** What came of a wish to be forgotten. */
public sealed interface ErasureResult {
    /** Everything the hub stores about the person is gone. */
    record Forgotten(int orders, int events, int messages) implements ErasureResult {}

    /** Nobody of that number. */
    record Unknown() implements ErasureResult {}

    /** Several channels have a customer of that number; nothing was done. */
    record Ambiguous(Set<String> channels) implements ErasureResult {
        public Ambiguous {
            channels = Set.copyOf(channels);
        }
    }

    /** Something about the person has still to be delivered, or decided; nothing was done. */
    record Waiting(Set<String> keys) implements ErasureResult {
        public Waiting {
            keys = Set.copyOf(keys);
        }
    }
}
