package linkspan.operations.ops;

import java.util.List;

/** All checks of health: the hub's own, Camel's of its consumers, those that others have added. */
@FunctionalInterface
public interface HealthChecks {
    /** A check of the hub's own begins with that. */
    String OWN = "linkspan-";

    /** A route of somebody's own that fails again and again. */
    String FAILING = OWN + "route:";

    /** A route whose consumer does not work. */
    String CONSUMER = "consumer:";

    /**
     * What a check has come to.
     *
     * @param message why it is down; may be empty
     */
    record Said(String id, boolean up, String message) {}

    /** Asks all that say whether the hub can take more, in the order in which they were added; a check may block for up to a second. */
    List<Said> ask();
}
