package linkspan.model;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A Kafka topic per kind of thing, so that everything about one thing stays in order.
 *
 * <p>Order is promised within one (topic, key) and nowhere else. Sorted as commits lock their streams: the hub's own first,
 * in an order that all versions share, then others by name.
 *
 * @param wire the topic's name on the broker and in the tables
 */
public record Topic(String wire) implements Comparable<Topic> {
    /** Of the column in the tables. */
    public static final int LONGEST = 40;

    private static final List<String> OWN =
            List.of("order-topic", "inventory-topic", "product-topic", "customer-topic");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

    public static final Topic ORDER = new Topic("order-topic");
    public static final Topic INVENTORY = new Topic("inventory-topic");
    public static final Topic PRODUCT = new Topic("product-topic");
    public static final Topic CUSTOMER = new Topic("customer-topic");

    /** Throws {@link IllegalArgumentException} for what is no name of a topic. */
    public Topic {
        if (wire.length() > LONGEST || !NAME.matcher(wire).matches()) {
            throw new IllegalArgumentException(
                    "'" + wire + "' is no topic: at most " + LONGEST + " of a-z, 0-9, - and . between them");
        }
    }

    @Override
    public int compareTo(Topic other) {
        int place = OWN.indexOf(wire);
        int others = OWN.indexOf(other.wire);
        if (place >= 0 && others >= 0) {
            return Integer.compare(place, others);
        }
        return place < 0 && others < 0 ? wire.compareTo(other.wire) : Integer.compare(others, place);
    }

    @Override
    public String toString() {
        return wire;
    }
}
