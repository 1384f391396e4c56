package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import linkspan.business.api.contract.Complaints;
import linkspan.business.order.OrderSums;
import linkspan.business.order.line.LineIds;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/**
 * Makes a client's order canonical, which its schema has let pass, or refuses it with what no schema can tell.
 *
 * <p>What a sender may leave out (ids of order and lines,
 * amounts, total) is added; {@code status} and {@code version} are not, the state machine gives them. Thread-safe if its
 * supplier is.
 */
final class NewOrder {
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(15);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final List<String> PEOPLE = List.of("customer", "shipTo", "billTo");
    private final Supplier<String> ids;
    private final Predicate<String> reserved;

    /**
     * @param ids never the same twice; its last 12 letters and digits become part of an order id
     * @param reserved ids that clients may not choose, because marketplaces' orders are named so
     */
    NewOrder(Supplier<String> ids, Predicate<String> reserved) {
        this.ids = ids;
        this.reserved = reserved;
    }

    /**
     * The canonical order with channel {@code api}.
     *
     * <p>Throws {@link Refused}: {@code SCHEMA_INVALID} with {@code details.errors}, or {@code AMOUNTS_DISAGREE} naming
     * both sums.
     */
    ObjectNode canonical(JsonNode body) {
        Complaints complaints = new Complaints();
        OrderFields fields = new OrderFields(body, "", complaints);
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        Optional<OffsetDateTime> placed = placed(fields);
        order.put("orderId", orderId(fields, placed)).put("channel", "api");
        fields.text("channelOrderId").ifPresent(id -> order.put("channelOrderId", id));
        placed.ifPresent(at -> order.put("placedAt", at.toInstant().toString()).put("placedOffset", offset(at)));
        String currency = currency(fields);
        order.put("currency", currency);
        PEOPLE.stream()
                .filter(fields::has)
                .forEach(name -> order.set(name, body.path(name).deepCopy()));
        items(fields, currency, order.putArray("items"));
        amounts(fields, currency, order);
        complaints.refuseIfAny();
        return order;
    }

    private String orderId(OrderFields fields, Optional<OffsetDateTime> placed) {
        if (!fields.has("orderId")) {
            return placed.map(at -> "ORD" + DAY.format(at) + unique()).orElse("");
        }
        String id = fields.text("orderId").orElse("");
        if (reserved.test(id)) {
            fields.complain("orderId", "begins like a marketplace's order");
        }
        return id;
    }

    private String unique() {
        String id = ids.get().replaceAll("[^A-Za-z0-9]", "");
        if (id.length() < 12) {
            throw new IllegalStateException("an id of less than 12 letters and digits");
        }
        return id.substring(id.length() - 12).toUpperCase(Locale.ROOT);
    }

    private static Optional<OffsetDateTime> placed(OrderFields fields) {
        Optional<OffsetDateTime> at = time(fields.text("placedAt").orElse(""));
        if (at.isEmpty()) {
            fields.complain("placedAt", "must be a time with zone like 2026-01-31T08:00:00+01:00");
            return at;
        }
        Optional<ZoneOffset> stated = fields.text("placedOffset").flatMap(NewOrder::zone);
        if (stated.isEmpty()) {
            if (fields.has("placedOffset")) {
                fields.complain("placedOffset", "must be an offset like +08:00");
            }
            return at;
        }
        ZoneOffset own = at.get().getOffset();
        if (!own.equals(ZoneOffset.UTC) && !own.equals(stated.get())) {
            fields.complain("placedOffset", "contradicts placedAt");
        }
        return at.map(time -> time.withOffsetSameInstant(stated.get()));
    }

    private static Optional<OffsetDateTime> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)))
                    .filter(at -> at.getYear() >= 1970 && at.getYear() < 9999);
        } catch (DateTimeException e) {
            return Optional.empty(); // the 31st of February
        }
    }

    private static Optional<ZoneOffset> zone(String text) {
        try {
            return Optional.of(ZoneOffset.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String offset(OffsetDateTime at) {
        return at.getOffset().equals(ZoneOffset.UTC) ? "+00:00" : at.getOffset().getId();
    }

    private static String currency(OrderFields fields) {
        String currency = fields.text("currency").orElse("");
        if (!currency.isEmpty() && !CURRENCIES.contains(currency)) {
            fields.complain("currency", "must be a code of ISO 4217 like EUR");
            return "";
        }
        return currency;
    }

    private static void items(OrderFields fields, String currency, ArrayNode items) {
        List<OrderFields> lines = fields.children("items");
        Set<String> taken = new HashSet<>();
        for (OrderFields line : lines) {
            line.text("lineId").filter(id -> !taken.add(id)).ifPresent(id -> line.complain("lineId", "is there twice"));
        }
        LineIds ids = new LineIds(taken);
        for (OrderFields line : lines) {
            ObjectNode item = items.addObject();
            item.put("lineId", line.has("lineId") ? line.object().path("lineId").asText() : ids.next());
            line(line, currency, item);
        }
    }

    /** A line of an order that is there; it gets a number where it has none. */
    static void newLine(OrderFields line, String currency, ObjectNode item) {
        line.text("lineId").ifPresent(id -> item.put("lineId", id));
        line(line, currency, item);
    }

    private static void line(OrderFields line, String currency, ObjectNode item) {
        line.text("skuId").ifPresent(sku -> item.put("skuId", sku));
        line.text("name").ifPresent(name -> item.put("name", name));
        item.put("quantity", line.object().path("quantity").asInt());
        line.money("unitPrice", currency).ifPresent(price -> item.set("unitPrice", money(price, currency)));
        amount(line, "discount", currency, BigDecimal.ZERO, item);
        amount(line, "tax", currency, BigDecimal.ZERO, item);
    }

    private static void amounts(OrderFields fields, String currency, ObjectNode order) {
        amount(fields, "shipping", currency, BigDecimal.ZERO, order);
        amount(fields, "discount", currency, BigDecimal.ZERO, order);
        amount(fields, "tax", currency, OrderSums.lineTaxes(order), order);
        order.put("taxIncluded", fields.object().path("taxIncluded").asBoolean());
        Optional<BigDecimal> stated = fields.money("total", currency);
        fields.complaints().refuseIfAny(); // from here on everything can be added up
        BigDecimal computed = OrderSums.total(order);
        if (stated.isPresent() && stated.get().compareTo(computed) != 0) {
            throw disagreement(stated.get(), computed, currency);
        }
        if (computed.signum() < 0 || computed.compareTo(TOO_MUCH) >= 0) {
            fields.complain("total", "comes to " + computed.toPlainString() + ", must be 0 or more and below 10^15");
        }
        order.set("total", money(stated.orElse(computed), currency));
    }

    private static void amount(
            OrderFields fields, String name, String currency, BigDecimal otherwise, ObjectNode owner) {
        owner.set(name, money(fields.money(name, currency).orElse(otherwise), currency));
    }

    private static ObjectNode money(BigDecimal amount, String currency) {
        int usual = currency.isEmpty() ? 0 : Currency.getInstance(currency).getDefaultFractionDigits();
        BigDecimal shown = amount.scale() < usual ? amount.setScale(usual) : amount;
        return JsonNodeFactory.instance
                .objectNode()
                .put("value", shown.toPlainString())
                .put("currency", currency);
    }

    private static Refused disagreement(BigDecimal stated, BigDecimal computed, String currency) {
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("stated", stated.toPlainString())
                .put("computed", computed.toPlainString())
                .put("currency", currency);
        String what = "total is " + stated.toPlainString() + " " + currency
                + ", lines, shipping, discount and tax come to " + computed.toPlainString() + " " + currency;
        return new Refused(FailureCode.AMOUNTS_DISAGREE, what, details);
    }
}
