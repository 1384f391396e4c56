package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The sums of an order in exact decimals:
 * {@code Σ(quantity × unitPrice − discount) + shipping + Σ charges − discount + tax unless taxIncluded}.
 *
 * <p>A price that a mapping divided out of a line's amount has lost up to half a unit of its last digit for each piece. That
 * is our own rounding: totals agree within what it can cost, and to the last digit where nothing was divided. A sender may
 * add up what it has rounded line by line to the currency's digits, or round nothing but the total.
 */
public final class OrderSums {
    /** Of an amount; a sender's {@code 1e999999999} would be a number of gigabytes. */
    private static final int MOST_DIGITS = 60;

    /** Mappings divide to so many digits at least, and leave out zeros at the end: with fewer the quotient was exact. */
    private static final int DIVIDED = 6;

    private static final int USUAL_MINOR_DIGITS = 2;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private OrderSums() {}

    /** The total that follows from lines, shipping, discounts and tax, all of which must be there. */
    public static BigDecimal total(JsonNode order) {
        BigDecimal net = gross(order).orElseThrow().subtract(lineDiscounts(order));
        BigDecimal total =
                net.add(amount(order, "shipping")).add(charges(order)).subtract(amount(order, "discount"));
        return order.path("taxIncluded").booleanValue() ? total : total.add(amount(order, "tax"));
    }

    /**
     * False when a marketplace's stated total follows from no reading of its amounts.
     *
     * <p>Shopify's order discount is the sum of all allocations to lines, others' comes on top of them; where a sender
     * does not say whether tax is included, either may be so. What is not stated is not checked, as the lines of a
     * cancelled order may be.
     */
    static boolean agree(JsonNode order) {
        Optional<BigDecimal> stated = decimal(order.path("total"));
        Optional<BigDecimal> gross = gross(order);
        if (stated.isEmpty() || gross.isEmpty() || order.path("items").isEmpty()) {
            return true;
        }
        BigDecimal ours = lostByDivision(order);
        return !isMixed(order)
                && readings(order, gross.get())
                        .anyMatch(total -> total.subtract(stated.get()).abs().compareTo(ours) <= 0);
    }

    /** What prices that were divided may be off by, all pieces together. */
    private static BigDecimal lostByDivision(JsonNode order) {
        BigDecimal lost = BigDecimal.ZERO;
        for (JsonNode item : order.path("items")) {
            int digits = decimal(item.path("unitPrice")).map(BigDecimal::scale).orElse(0);
            if (digits >= DIVIDED) {
                lost = lost.add(HALF.movePointLeft(digits)
                        .multiply(item.path("quantity").decimalValue()));
            }
        }
        return lost;
    }

    /** In words what follows from an order's amounts and what is stated; empty where they {@link #agree}. */
    public static Optional<String> disagreement(JsonNode order) {
        if (agree(order)) {
            return Optional.empty();
        }
        String stated =
                ", stated is " + decimal(order.path("total")).orElseThrow().toPlainString();
        String totals = totals(order).stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" or "));
        return Optional.of(
                totals.isEmpty()
                        ? "amounts of several currencies make no total" + stated
                        : "lines, shipping, discounts and tax make " + totals + stated);
    }

    /** What the order's amounts may come to, smallest first; nothing where they are in several currencies. */
    static List<BigDecimal> totals(JsonNode order) {
        if (isMixed(order)) {
            return List.of();
        }
        return gross(order).stream()
                .flatMap(gross -> readings(order, gross))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    private static Stream<BigDecimal> readings(JsonNode order, BigDecimal gross) {
        BigDecimal beside = amount(order, "shipping").add(charges(order));
        return Stream.of(gross, roundedByLine(order))
                .distinct()
                .map(beside::add)
                .flatMap(before -> discounts(order).stream().map(before::subtract))
                .flatMap(net -> taxes(order).stream().map(net::add));
    }

    private static BigDecimal roundedByLine(JsonNode order) {
        int minor = minorDigits(order);
        return items(order)
                .map(item -> item.path("quantity").decimalValue().multiply(amount(item, "unitPrice")))
                .map(amount -> amount.scale() > minor ? amount.setScale(minor, RoundingMode.HALF_UP) : amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isMixed(JsonNode order) {
        return amounts(order).anyMatch(money -> isForeign(money, order.path("currency")));
    }

    /**
     * What may have to be taken off: both kinds, or the order's alone where it is large enough to hold the lines'. Where
     * one is the other again, but for half a cent that each line's share was rounded by, either alone.
     */
    private static List<BigDecimal> discounts(JsonNode order) {
        BigDecimal ofLines = lineDiscounts(order);
        BigDecimal ofOrder = amount(order, "discount");
        BigDecimal both = ofLines.add(ofOrder);
        long shares = items(order)
                .filter(item -> amount(item, "discount").signum() != 0)
                .count();
        BigDecimal rounding = HALF.movePointLeft(minorDigits(order)).multiply(BigDecimal.valueOf(shares));
        if (shares > 0 && ofOrder.subtract(ofLines).abs().compareTo(rounding) <= 0) {
            return List.of(both, ofOrder, ofLines);
        }
        return ofOrder.compareTo(ofLines) < 0 ? List.of(both) : List.of(both, ofOrder);
    }

    private static int minorDigits(JsonNode order) {
        try {
            int digits = Currency.getInstance(order.path("currency").asText()).getDefaultFractionDigits();
            return digits < 0 ? USUAL_MINOR_DIGITS : digits;
        } catch (IllegalArgumentException e) {
            return USUAL_MINOR_DIGITS;
        }
    }

    private static List<BigDecimal> taxes(JsonNode order) {
        BigDecimal tax = decimal(order.path("tax")).orElseGet(() -> lineTaxes(order));
        JsonNode included = order.path("taxIncluded");
        if (!included.isBoolean()) {
            return List.of(BigDecimal.ZERO, tax);
        }
        return List.of(included.booleanValue() ? BigDecimal.ZERO : tax);
    }

    /** Empty when a line states no price or no quantity. */
    private static Optional<BigDecimal> gross(JsonNode order) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : order.path("items")) {
            Optional<BigDecimal> price = decimal(item.path("unitPrice"));
            JsonNode quantity = item.path("quantity");
            if (price.isEmpty() || !quantity.isNumber()) {
                return Optional.empty();
            }
            sum = sum.add(quantity.decimalValue().multiply(price.get()));
        }
        return Optional.of(sum);
    }

    private static BigDecimal charges(JsonNode order) {
        return charged(order).map(charge -> amount(charge, "amount")).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<JsonNode> charged(JsonNode order) {
        return StreamSupport.stream(order.path("charges").spliterator(), false);
    }

    private static BigDecimal lineDiscounts(JsonNode order) {
        return items(order).map(item -> amount(item, "discount")).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public static BigDecimal lineTaxes(JsonNode order) {
        return items(order).map(item -> amount(item, "tax")).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Stream<JsonNode> amounts(JsonNode order) {
        Stream<JsonNode> ofOrder =
                Stream.of("shipping", "discount", "tax", "total").map(order::path);
        Stream<JsonNode> ofLines = items(order)
                .flatMap(item -> Stream.of("unitPrice", "discount", "tax").map(item::path));
        return Stream.of(ofOrder, ofLines, charged(order).map(charge -> charge.path("amount")))
                .flatMap(amounts -> amounts);
    }

    private static boolean isForeign(JsonNode money, JsonNode currency) {
        JsonNode own = money.path("currency");
        return own.isTextual() && currency.isTextual() && !own.equals(currency);
    }

    private static Stream<JsonNode> items(JsonNode order) {
        return StreamSupport.stream(order.path("items").spliterator(), false);
    }

    private static BigDecimal amount(JsonNode owner, String name) {
        return decimal(owner.path(name)).orElse(BigDecimal.ZERO);
    }

    private static Optional<BigDecimal> decimal(JsonNode money) {
        String text = money.path("value").asText("");
        return isPlain(text) ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** Digits with at most one dot among them; by hand, as every amount of every order is asked several times. */
    private static boolean isPlain(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int end = text.length();
        if (end == start || end - start > MOST_DIGITS) {
            return false;
        }
        int dot = -1;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' && dot < 0) {
                dot = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dot != start && dot != end - 1;
    }
}
