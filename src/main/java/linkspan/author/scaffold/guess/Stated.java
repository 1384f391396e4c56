package linkspan.author.scaffold.guess;

import java.util.List;
import linkspan.mapping.schema.Field;

/** Which of an event's fields a sender states; the others the hub knows or gives. */
public final class Stated {
    private Stated() {}

    public static List<Field> of(String event, List<Field> fields) {
        List<String> given = fields.stream()
                .filter(field -> field.isGiven() || field.isOfClients())
                .map(Field::path)
                .toList();
        return fields.stream()
                .filter(field -> given.stream()
                        .noneMatch(path -> field.path().equals(path)
                                || field.path().startsWith(path + ".")
                                || field.path().startsWith(path + "[]")))
                .filter(field -> isNews(event, field))
                .toList();
    }

    /** Which of an event's fields a system is told; of an order without shipment, no empty one. */
    public static List<Field> told(String event, List<Field> fields) {
        return fields.stream()
                .filter(field -> event.equals("order-shipped")
                        || !field.path().startsWith("shipment") && !field.path().startsWith("dispatchedAt"))
                .filter(field ->
                        event.equals("order-cancelled") || !field.path().equals("cancelReason"))
                .filter(field -> !field.path().matches("(tracking|amountsDisagree|chainBroken|expectedQty)([.].*)?"))
                .toList();
    }

    /** Of a shipped order its shipment is the news; before that it has none. */
    private static boolean isNews(String event, Field field) {
        boolean shipment = field.path().startsWith("shipment");
        return switch (event) {
            case "order-shipped" -> shipment || field.path().equals("orderId");
            case "order-created", "order-updated" -> !shipment && !field.path().equals("cancelReason");
            default -> !shipment;
        };
    }
}
