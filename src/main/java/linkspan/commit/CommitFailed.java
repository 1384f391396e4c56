package linkspan.commit;

import org.jspecify.annotations.Nullable;

/** A unit was not written, or nobody knows: the sender may safely send it again. */
public final class CommitFailed extends Exception {
    private final boolean unknown;

    CommitFailed(String message, boolean unknown, @Nullable Throwable cause) {
        super(message, cause);
        this.unknown = unknown;
    }

    /** True: the commit itself broke, so the unit may be there or not. */
    public boolean unknown() {
        return unknown;
    }
}
