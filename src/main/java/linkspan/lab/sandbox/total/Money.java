package linkspan.lab.sandbox.total;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import linkspan.lab.sandbox.call.SandboxJson;
import linkspan.lab.sandbox.call.SystemCall;

/** An exact amount in a currency; {@code XXX} is ISO 4217 for none. */
public record Money(String currency, BigDecimal amount) {
    public static final Money NOTHING = new Money("XXX", BigDecimal.ZERO);

    /** More digits than any order has; a number like 1e999999 would fill the memory when written out. */
    private static final int MOST_DIGITS = 40;

    /** {@code {"currency","total"}}, the total as text. */
    public ObjectNode json() {
        return SandboxJson.object().put("currency", currency).put("total", amount.toPlainString());
    }

    /** {@code amounts.total} of an order; nothing when it has none, empty when that is no amount. */
    public static Optional<Money> totalOf(ObjectNode order) {
        JsonNode total = order.path("amounts").path("total");
        if (total.isMissingNode() || total.isNull()) {
            return Optional.of(NOTHING);
        }
        String currency = SystemCall.text(order, "currency").orElse("XXX");
        return decimal(total).map(amount -> new Money(currency, amount));
    }

    /** By currency, as text with the currency's usual number of decimals or more where the sum needs them. */
    public static Map<String, String> sums(Stream<Money> amounts) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        amounts.filter(money -> money != NOTHING)
                .forEach(money -> sums.merge(money.currency(), money.amount(), BigDecimal::add));
        Map<String, String> texts = new TreeMap<>();
        sums.forEach((currency, sum) -> texts.put(currency, text(sum, decimals(currency))));
        return texts;
    }

    private static String text(BigDecimal sum, int decimals) {
        BigDecimal plain = sum.stripTrailingZeros();
        return plain.setScale(Math.max(plain.scale(), Math.max(0, decimals))).toPlainString();
    }

    private static int decimals(String currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(currency))
                .mapToInt(Currency::getDefaultFractionDigits)
                .findFirst()
                .orElse(2);
    }

    /** The amount in a number or text; empty when it is none, or longer than any that is meant. */
    public static Optional<BigDecimal> decimal(JsonNode node) {
        if (!node.isNumber() && !node.isTextual()) {
            return Optional.empty();
        }
        try {
            BigDecimal amount = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText());
            boolean sane = amount.precision() <= MOST_DIGITS && Math.abs(amount.scale()) <= MOST_DIGITS;
            return sane ? Optional.of(amount) : Optional.empty();
        } catch (NumberFormatException wrong) {
            return Optional.empty();
        }
    }
}
