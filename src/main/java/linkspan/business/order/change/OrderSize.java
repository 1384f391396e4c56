package linkspan.business.order.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import linkspan.model.kind.JsonBytes;
import linkspan.platform.broker.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Each message is held to a size when it comes, but an order grows: by lines, by parcels and what is in them. What no topic
 * could carry is refused while its sender can still be told.
 */
public final class OrderSize {
    /** Of an order that clients make or add to line by line. */
    public static final int MOST_LINES = 5_000;

    /** The rest of a record is left for the envelope, and for what the hub itself adds: a dispatch, a status. */
    static final int MOST_BYTES = Topics.MAX_RECORD_BYTES - (1 << 20);

    private OrderSize() {}

    /** What is wrong with an order that becomes one of these; empty where nothing is. */
    public static String complaint(@Nullable JsonNode... orders) {
        return Stream.of(orders)
                .filter(order -> order != null && JsonBytes.of(order) > MOST_BYTES)
                .findFirst()
                .map(order -> "the order would have " + JsonBytes.of(order) + " bytes, of " + MOST_BYTES + " at most: "
                        + order.path("items").size() + " lines, "
                        + order.path("shipments").size() + " shipments")
                .orElse("");
    }
}
