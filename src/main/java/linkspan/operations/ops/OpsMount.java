package linkspan.operations.ops;

import io.vertx.ext.web.Router;

/** What else the ops port serves, with a way of its own to let people in. */
@FunctionalInterface
public interface OpsMount {
    /** Adds routes below paths of its own; none of them is under {@code /admin}, {@code /health} or {@code /metrics}. */
    void on(Router router);
}
