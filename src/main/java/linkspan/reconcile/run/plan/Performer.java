package linkspan.reconcile.run.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Carries out a plan. */
@FunctionalInterface
public interface Performer {
    /** What it came to, for the steps behind; see {@code routes/reference.md}. */
    ObjectNode perform(Plan plan, Trigger trigger);
}
