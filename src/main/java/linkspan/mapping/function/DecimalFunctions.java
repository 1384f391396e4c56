package linkspan.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Exact decimals, from JSON numbers or texts like {@code "12.50"}; JSLT's own {@code + - * /} compute in doubles.
 *
 * <p>Absent values (null or blank) are left out of sums and differences; where nothing is left, and in every product with
 * an absent factor, the result is null. At most 100 digits on either side of the point.
 */
final class DecimalFunctions {
    private static final int DIGITS = 100;
    private static final int USUAL_MINOR_DIGITS = 2;
    private static final Map<String, Integer> MINOR_DIGITS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    private DecimalFunctions() {}

    static List<Function> all() {
        return List.of(
                new Authored("dec", 1, 1, a -> number(decimal(a[0], 0))),
                new Authored("dec-add", 2, 9, a -> fold(a, BigDecimal::add)),
                new Authored("dec-sub", 2, 2, DecimalFunctions::difference),
                new Authored("dec-mul", 2, 9, DecimalFunctions::product),
                new Authored("dec-div", 3, 3, DecimalFunctions::quotient),
                new Authored("dec-sum", 1, 1, a -> sum(a[0])),
                new Authored("dec-round", 2, 2, DecimalFunctions::round),
                new Authored("whole", 1, 1, a -> whole(a[0])),
                new Authored("money", 2, 2, a -> money(a[0], a[1])),
                new Authored("rounded-money", 2, 2, a -> roundedMoney(a[0], a[1])),
                new Authored("minor-money", 2, 2, a -> minorMoney(a[0], a[1])));
    }

    /** Null for an absent value. */
    static @Nullable BigDecimal decimal(JsonNode value, int argument) {
        if (Authored.isAbsent(value)) {
            return null;
        }
        if (!value.isNumber() && !value.isTextual()) {
            throw Refusal.expected("a decimal", argument, value);
        }
        if (value.isTextual() && value.textValue().length() > 2 * DIGITS) {
            throw Refusal.of(argument, value, "number out of range");
        }
        BigDecimal decimal = value.isNumber() ? value.decimalValue() : parse(value, argument);
        if (Math.abs(decimal.scale()) > DIGITS || decimal.precision() - decimal.scale() > DIGITS) {
            throw Refusal.of(argument, value, "number out of range");
        }
        return decimal;
    }

    private static BigDecimal parse(JsonNode value, int argument) {
        try {
            return new BigDecimal(value.textValue().strip());
        } catch (NumberFormatException e) {
            throw Refusal.expected("a decimal", argument, value);
        }
    }

    private static JsonNode fold(JsonNode[] values, BinaryOperator<BigDecimal> operator) {
        BigDecimal result = null;
        for (int i = 0; i < values.length; i++) {
            BigDecimal next = decimal(values[i], i);
            if (next != null) {
                result = result == null ? next : operator.apply(result, next);
            }
        }
        return number(result);
    }

    private static JsonNode difference(JsonNode[] values) {
        BigDecimal less = decimal(values[1], 1);
        return fold(new JsonNode[] {values[0], number(less == null ? null : less.negate())}, BigDecimal::add);
    }

    private static JsonNode product(JsonNode[] values) {
        boolean complete = Arrays.stream(values).noneMatch(Authored::isAbsent);
        return complete ? fold(values, BigDecimal::multiply) : NullNode.instance;
    }

    private static JsonNode sum(JsonNode values) {
        if (!values.isArray() && !Authored.isAbsent(values)) {
            throw Refusal.expected("an array", 0, values);
        }
        BigDecimal sum = null;
        for (JsonNode value : values) {
            BigDecimal next = decimal(value, 0);
            if (next != null) {
                sum = sum == null ? next : sum.add(next);
            }
        }
        return number(sum);
    }

    /** Half up, as invoices do. */
    private static JsonNode round(JsonNode[] values) {
        BigDecimal value = decimal(values[0], 0);
        int digits = digits(values, 1);
        return number(value == null ? null : value.setScale(digits, RoundingMode.HALF_UP));
    }

    /** To a number of digits, half up, without zeros at the end. */
    private static JsonNode quotient(JsonNode[] values) {
        BigDecimal dividend = decimal(values[0], 0);
        BigDecimal divisor = decimal(values[1], 1);
        int digits = digits(values, 2);
        if (dividend == null || divisor == null) {
            return NullNode.instance;
        }
        if (divisor.signum() == 0) {
            throw Refusal.of(1, values[1], "division by zero");
        }
        BigDecimal exact =
                dividend.divide(divisor, digits, RoundingMode.HALF_UP).stripTrailingZeros();
        return number(exact.scale() < 0 ? exact.setScale(0) : exact);
    }

    private static int digits(JsonNode[] values, int argument) {
        if (!values[argument].isInt() || Math.abs(values[argument].intValue()) > DIGITS) {
            throw Refusal.expected("a number of digits", argument, values[argument]);
        }
        return values[argument].intValue();
    }

    /** The kind of node that reading the same number gives, so that trees can be compared. */
    private static JsonNode whole(JsonNode value) {
        BigDecimal decimal = decimal(value, 0);
        if (decimal == null) {
            return NullNode.instance;
        }
        try {
            long whole = decimal.longValueExact();
            return (int) whole == whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
        } catch (ArithmeticException e) {
            throw Refusal.of(0, value, "expected a whole number");
        }
    }

    /** At least the currency's minor digits (2 for an unknown one), and every digit that was there. */
    private static JsonNode money(JsonNode amount, JsonNode currency) {
        BigDecimal decimal = decimal(amount, 0);
        if (decimal == null) {
            return NullNode.instance;
        }
        if (!currency.isTextual()) {
            throw Refusal.expected("a currency", 1, currency);
        }
        int minor = minorDigits(currency);
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", decimal.setScale(Math.max(minor, decimal.scale())).toPlainString())
                .put("currency", currency.textValue());
    }

    /** Of an amount in the currency's smallest unit, fen or cents. */
    private static JsonNode minorMoney(JsonNode amount, JsonNode currency) {
        BigDecimal decimal = decimal(amount, 0);
        return money(number(decimal == null ? null : decimal.movePointLeft(minorDigits(currency))), currency);
    }

    /** A share that was divided, half up to the currency's own digits, as its sender rounds it. */
    private static JsonNode roundedMoney(JsonNode amount, JsonNode currency) {
        BigDecimal decimal = decimal(amount, 0);
        int digits = minorDigits(currency);
        return money(number(decimal == null ? null : decimal.setScale(digits, RoundingMode.HALF_UP)), currency);
    }

    private static int minorDigits(JsonNode currency) {
        return MINOR_DIGITS.getOrDefault(currency.asText(), USUAL_MINOR_DIGITS);
    }

    private static JsonNode number(@Nullable BigDecimal value) {
        return value == null ? NullNode.instance : DecimalNode.valueOf(value);
    }
}
