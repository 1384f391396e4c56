package linkspan.commit;

import org.jspecify.annotations.Nullable;

/** A unit was not written, or that is unknown: the sender may safely send it again. */
public final class CommitFailed extends Exception {
    /** What is known of it. */
    enum Fate {
        /** The database has refused something: units may be written one by one. */
        ROLLED_BACK,
        /** Two groups were in each other's way: the same may work at once. */
        AGAIN,
        /** What one unit holds cannot be stored, now or later, for instance a value that no column takes. */
        UNSTORABLE,
        /** The database cannot be reached; nothing was written. */
        UNREACHABLE,
        /** The commit itself broke, or is not answered yet: it may be there or not. */
        UNKNOWN
    }

    private final Fate fate;

    /** @param message for people: names no table and no value */
    CommitFailed(String message, Fate fate, @Nullable Throwable cause) {
        super(message, cause);
        this.fate = fate;
    }

    /** True: the unit will never be written as it is, to hand it in again is in vain; the message says why. */
    public boolean isOfTheUnit() {
        return fate == Fate.UNSTORABLE;
    }

    /** True: some unit of the group may be at fault, the others not. */
    boolean isOfSome() {
        return fate == Fate.ROLLED_BACK || fate == Fate.UNSTORABLE || fate == Fate.AGAIN;
    }

    Fate fate() {
        return fate;
    }
}
