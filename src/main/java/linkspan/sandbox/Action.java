package linkspan.sandbox;

import java.util.Locale;

/** What an effect did to an order. */
enum Action {
    CREATE,
    UPDATE,
    CANCEL;

    /** The word in ledgers. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
