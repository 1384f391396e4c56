package linkspan.business.reserve;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.model.ExchangeProperty;
import linkspan.platform.database.DatabaseFailed;
import org.apache.camel.Exchange;

/** Lets an answer wait for the lane that dispatches the order, as long as {@code Prefer: wait=2} says: 1 to 5 seconds. */
final class DispatchWaitProcessor {
    private static final Pattern WAIT = Pattern.compile("(?:.*[,;\\s])?wait\\s*=\\s*([1-9][0-9]?)(?:[,;\\s].*)?");
    private static final int LONGEST_SECONDS = 5;
    private static final long LOOK_MS = 25;
    private final Predicate<String> reserved;

    /** @param reserved the order with that id is no further than RESERVED */
    DispatchWaitProcessor(Predicate<String> reserved) {
        this.reserved = reserved;
    }

    boolean isWanted(Exchange exchange) {
        return seconds(exchange) > 0;
    }

    private static int seconds(Exchange exchange) {
        Object prefer = exchange.getProperty(ExchangeProperty.HEADERS, Map.of(), Map.class)
                .get("prefer");
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer.toString());
        return wait.matches() ? Math.min(LONGEST_SECONDS, Integer.parseInt(wait.group(1))) : 0;
    }

    /** Looks now and then, without holding a thread meanwhile. */
    void forDispatch(Exchange exchange, String orderId, Runnable then) {
        look(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds(exchange)), orderId, then);
    }

    private void look(long end, String orderId, Runnable then) {
        boolean over = true;
        try {
            over = System.nanoTime() - end >= 0 || !reserved.test(orderId);
        } catch (DatabaseFailed e) {
            // the answer is what is known
        }
        if (over) {
            then.run();
            return;
        }
        CompletableFuture.delayedExecutor(LOOK_MS, TimeUnit.MILLISECONDS).execute(() -> look(end, orderId, then));
    }
}
