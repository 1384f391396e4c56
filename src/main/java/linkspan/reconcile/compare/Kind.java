package linkspan.reconcile.compare;

import java.util.Arrays;
import java.util.Locale;

/** In which way two sides disagree about a key. */
public enum Kind {
    /** The left side does not have the key. */
    MISSING_LEFT,
    /** The right side does not have the key. */
    MISSING_RIGHT,
    /** Both have the key, with other values. */
    DIFFERS,
    /** One side has the key more than once, so nobody knows which of its rows counts. */
    DUPLICATE,
    /** A row that is none: no key. */
    UNREADABLE;

    /** {@code missing-left}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Kind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of difference: " + label));
    }
}
