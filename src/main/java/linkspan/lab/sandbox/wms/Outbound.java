package linkspan.lab.sandbox.wms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SystemAnswer;

/**
 * The warehouse's orders and the stock they took, whatever format they came in.
 *
 * <p>A create that comes twice takes stock twice, as a careless warehouse does; the ledger shows it as doubled.
 */
final class Outbound {
    private final Stock stock;
    private final Shipping shipping;
    private final Map<String, Order> orders = new HashMap<>();

    /** How a format refuses an order. */
    interface Refusals {
        SystemAnswer.Refused malformed(String reason);

        SystemAnswer.Refused shortOf(Stock.Shortage shortage);

        SystemAnswer.Refused unknown(String number);

        SystemAnswer.Refused cancelled(String number);

        SystemAnswer.Refused shipped(String number);
    }

    sealed interface Order {}

    /** {@code warehouse} is empty where the partner abroad runs it. */
    record Open(String warehouse, Map<String, Long> lines) implements Order {}

    private record Gone() implements Order {}

    Outbound(Stock stock, Shipping shipping) {
        this.stock = stock;
        this.shipping = shipping;
    }

    /** Empty when the change may be applied. */
    Optional<SystemAnswer> refuse(Action action, String number, OrderLines.Reading lines, Refusals words) {
        if (shipping.shipmentOf(number).isPresent()) {
            return Optional.of(words.shipped(number));
        }
        if (action == Action.CANCEL) {
            return Optional.empty();
        }
        if (lines instanceof OrderLines.Malformed malformed) {
            return Optional.of(words.malformed(malformed.reason()));
        }
        Order order = orders.get(number);
        if (order instanceof Gone) {
            return Optional.of(words.cancelled(number));
        }
        if (order == null && action == Action.UPDATE) {
            return Optional.of(words.unknown(number));
        }
        return stock.shortage(minus(after(action, number, lines), lines(number)))
                .map(words::shortOf);
    }

    /** Gives back what a cancelled order had taken; one not heard of yet will be refused when it comes. */
    void apply(Action action, String number, String warehouse, OrderLines.Reading reading) {
        Map<String, Long> after = after(action, number, reading);
        stock.take(minus(after, lines(number)));
        orders.put(number, action == Action.CANCEL ? new Gone() : new Open(warehouse(number, warehouse), after));
    }

    /** The order when it is open, in our own warehouse or the partner's. */
    Optional<Open> open(String number) {
        return orders.get(number) instanceof Open open ? Optional.of(open) : Optional.empty();
    }

    private String warehouse(String number, String named) {
        return named.isEmpty() ? open(number).map(Open::warehouse).orElse("") : named;
    }

    private Map<String, Long> after(Action action, String number, OrderLines.Reading reading) {
        Map<String, Long> named = reading instanceof OrderLines.Lines lines ? lines.quantities() : Map.of();
        return switch (action) {
            case CREATE -> plus(lines(number), named);
            case UPDATE -> reading instanceof OrderLines.Lines ? named : lines(number);
            case CANCEL -> Map.of();
            case SHIP, STOCK -> lines(number);
            case TRACK, CUSTOMER -> throw new IllegalArgumentException("a warehouse knows no " + action);
        };
    }

    private Map<String, Long> lines(String number) {
        return orders.get(number) instanceof Open open ? open.lines() : Map.of();
    }

    private static Map<String, Long> plus(Map<String, Long> some, Map<String, Long> more) {
        Map<String, Long> sum = new HashMap<>(some);
        more.forEach((sku, quantity) -> sum.merge(sku, quantity, Long::sum));
        return Map.copyOf(sum);
    }

    private static Map<String, Long> minus(Map<String, Long> all, Map<String, Long> some) {
        Map<String, Long> rest = new HashMap<>(all);
        some.forEach((sku, quantity) -> rest.merge(sku, -quantity, Long::sum));
        return rest;
    }
}
