package linkspan.business.reserve;

import java.util.Map;
import linkspan.platform.system.ConfigurationError;

/** What a client's order waits for, by {@code LINKSPAN_RESERVATION}. */
public enum Reserving {
    /** For its stock; while the warehouse is away it is taken as PENDING and reserved later. */
    LATER,
    /** For its stock; while the warehouse is away it is not taken: 503. */
    REFUSE,
    /** For nothing: it is PENDING, and the warehouse hears of it by the event. So it is, too, where no route asks for stock. */
    OFF;

    private static final String SETTING = "LINKSPAN_RESERVATION";

    /** Throws {@link ConfigurationError} naming the variable. */
    public static Reserving of(Map<String, String> environment) {
        return switch (environment.getOrDefault(SETTING, "").strip()) {
            case "", "later" -> LATER;
            case "refuse" -> REFUSE;
            case "off" -> OFF;
            default ->
                throw new ConfigurationError(SETTING + " must be later, refuse or off, is " + environment.get(SETTING));
        };
    }
}
