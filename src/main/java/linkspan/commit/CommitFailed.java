package linkspan.commit;

import org.jspecify.annotations.Nullable;

/** A unit was not written, or nobody knows: the sender may safely send it again. */
public final class CommitFailed extends Exception {
    /** What is known of it. */
    enum Fate {
        /** The database has refused something: units may be written one by one. */
        ROLLED_BACK,
        /** The database cannot be reached; nothing was written. */
        UNREACHABLE,
        /** The commit itself broke, or is not answered yet: it may be there or not. */
        UNKNOWN
    }

    private final Fate fate;

    CommitFailed(String message, Fate fate, @Nullable Throwable cause) {
        super(message, cause);
        this.fate = fate;
    }

    Fate fate() {
        return fate;
    }
}
