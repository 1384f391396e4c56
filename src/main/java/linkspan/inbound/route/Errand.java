package linkspan.inbound.route;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a route.
 *
 * @param body what it starts with: a JSON tree, or bytes that are no JSON
 * @param properties exchange properties it starts with, the unit of work among them
 * @param settlement what follows its end
 */
public record Errand(@Nullable Object body, Map<String, Object> properties, Settlement settlement) {
    /** Decides what becomes of a route's unit. */
    @FunctionalInterface
    public interface Settlement {
        /**
         * Called once, on the thread on which the route ended; must not throw. {@code finished} must be run once, when the
         * sender was answered; until then Camel counts the exchange as under way.
         */
        void settle(RouteEnd end, Runnable finished);
    }
}
