package linkspan.operations.redrive;

import java.util.Locale;

/** Where a plan stands. */
public enum RedriveState {
    PLANNED,
    RUNNING,
    PAUSED,
    /** By itself: too many letters have failed again. */
    STOPPED,
    DONE,
    CANCELLED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RedriveState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** What a person may do with a plan that stands there. */
    boolean mayBecome(RedriveState next) {
        return switch (next) {
            case RUNNING -> this == PLANNED || this == PAUSED || this == STOPPED;
            case PAUSED -> this == RUNNING;
            case CANCELLED -> this == PLANNED || this == RUNNING || this == PAUSED || this == STOPPED;
            case PLANNED, STOPPED, DONE -> false;
        };
    }
}
