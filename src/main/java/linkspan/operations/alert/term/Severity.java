package linkspan.operations.alert.term;

import java.util.Locale;

/** How soon somebody has to look. */
public enum Severity {
    /** Now, also at night. */
    PAGE,
    /** In working hours. */
    TICKET;

    /** {@code page}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
