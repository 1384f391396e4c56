package linkspan.lab.sandbox.wms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import linkspan.lab.sandbox.call.Action;
import linkspan.lab.sandbox.call.SystemAnswer;

/**
 * The warehouse's orders and the stock they took, whatever format they came in. Where stock was reserved for an
 * order, that is what it holds, since whoever reserves knows best; any other order holds what its lines say.
 *
 * <p>A create that comes twice takes stock twice, as a careless warehouse does; the ledger shows it as doubled.
 */
final class Outbound {
    private final Stock stock;
    private final Shipping shipping;
    private final Reservations reservations;
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

    Outbound(Stock stock, Shipping shipping, Reservations reservations) {
        this.stock = stock;
        this.shipping = shipping;
        this.reservations = reservations;
        reservations.orders().forEach((number, lines) -> stock.take(lines));
    }

    /** Empty when it is reserved, now or before. */
    Optional<SystemAnswer> reserve(String number, int revision, Map<String, Long> lines, Refusals words) {
        for (Optional<String> old = reservations.expired(); old.isPresent(); old = reservations.expired()) {
            release(old.get(), reservations.of(old.get()).orElseThrow().revision());
        }
        if (shipping.shipmentOf(number).isPresent()) {
            return Optional.of(words.shipped(number));
        }
        int known = reservations.of(number).map(Reservations.Kept::revision).orElse(0);
        if (orders.get(number) instanceof Gone || reservations.cancelled(number) >= revision || known > revision) {
            return Optional.of(words.cancelled(number));
        }
        if (known == revision) {
            return Optional.empty();
        }
        Map<String, Long> more = minus(lines, held(number));
        Optional<Stock.Shortage> shortage = stock.shortage(more);
        if (shortage.isPresent()) {
            return shortage.map(words::shortOf);
        }
        reservations.keep(number, revision, lines);
        stock.take(more);
        return Optional.empty();
    }

    /** False: nothing is held for the order any more. */
    boolean confirm(String number, int revision) {
        if (reservations.of(number).isPresent()) {
            reservations.confirm(number, revision);
            return true;
        }
        return orders.get(number) instanceof Open;
    }

    /** What was reserved by questions up to that one is free, and late ones find it cancelled. */
    void release(String number, int revision) {
        Map<String, Long> before = held(number);
        reservations.cancel(number, revision);
        stock.take(minus(held(number), before));
    }

    /** By SKU, what cannot be sold to others. */
    Map<String, Long> held(String number) {
        return orders.get(number) instanceof Gone ? Map.of() : reservedOr(number, lines(number));
    }

    private Map<String, Long> reservedOr(String number, Map<String, Long> ordered) {
        return reservations.of(number).map(Reservations.Kept::lines).orElse(ordered);
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
        return stock.shortage(minus(reservedOr(number, after(action, number, lines)), held(number)))
                .map(words::shortOf);
    }

    /** Gives back what a cancelled order had taken; one not heard of yet will be refused when it comes. */
    void apply(Action action, String number, String warehouse, OrderLines.Reading reading) {
        Map<String, Long> after = after(action, number, reading);
        Map<String, Long> before = held(number);
        orders.put(number, action == Action.CANCEL ? new Gone() : new Open(warehouse(number, warehouse), after));
        stock.take(minus(held(number), before));
        if (action == Action.CANCEL) {
            reservations.forget(number);
        }
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
            case TRACK, CUSTOMER, PRODUCT -> throw new IllegalArgumentException("a warehouse knows no " + action);
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
