package linkspan.blackbox.shop;

/**
 * One thing that a sender tells.
 *
 * @param mark stands in its body and comes out at every receiver; no two messages have the same
 * @param delivery the same at every attempt
 * @param order as receivers know it
 * @param version rises with every message of its order
 * @param kind what it is
 */
public record Message(String mark, String delivery, String order, int version, Kind kind, String body) {
    /** How it is told. */
    public enum Kind {
        /** A webhook about an order that is new or has changed. */
        CHANGE("/in/shopify/order-created"),
        /** A webhook about an order that was given up. */
        CANCEL("/in/shopify/order-cancelled"),
        /** A client's order. */
        CLIENT("/api/v1/orders");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        public String path() {
            return path;
        }
    }

    /** The same content as a delivery of its own, as a platform makes them. */
    Message again(String newDelivery) {
        return new Message(mark, newDelivery, order, version, kind, body);
    }
}
