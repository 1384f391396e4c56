package linkspan.author.scaffold.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import linkspan.author.scaffold.guess.Word;

/**
 * One place in a sample, and what stands there in each of its documents (orders, lines).
 *
 * @param path names from the document down, {@value #FIRST} for the first element of an array
 * @param values what was found, null values included; never empty
 * @param documents how many there are; some may not have it
 */
public record Leaf(List<String> path, List<JsonNode> values, int documents) {
    public static final String FIRST = "[0]";

    public Leaf {
        path = List.copyOf(path);
        values = List.copyOf(values);
    }

    public String name() {
        return path.get(path.size() - 1);
    }

    /** Names around it, the nearest last. */
    public List<String> around() {
        return path.subList(0, path.size() - 1).stream()
                .filter(name -> !name.equals(FIRST))
                .toList();
    }

    public boolean isWithinArray() {
        return path.contains(FIRST);
    }

    public boolean isAlwaysThere() {
        return values.stream().filter(value -> !isBlank(value)).count() == documents;
    }

    public boolean isNeverFilled() {
        return values.stream().allMatch(Leaf::isBlank);
    }

    public boolean isObject() {
        return values.stream().anyMatch(JsonNode::isObject);
    }

    public boolean isArray() {
        return values.stream().anyMatch(JsonNode::isArray);
    }

    /** What is filled in, as text. */
    public List<String> texts() {
        return values.stream()
                .filter(value -> value.isValueNode() && !isBlank(value))
                .map(JsonNode::asText)
                .toList();
    }

    /** {@code .shipping.address}, {@code .lines[0]."订单号"}. */
    public String jslt() {
        return path.stream().map(Leaf::step).collect(Collectors.joining());
    }

    /** The keys of amount and currency, where it is an object that holds an amount. */
    public Money money() {
        return values.stream()
                .filter(JsonNode::isObject)
                .findFirst()
                .map(Leaf::moneyOf)
                .orElse(Money.NONE);
    }

    private static Money moneyOf(JsonNode object) {
        String amount = "";
        String currency = "";
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = Word.plain(field.getKey());
            if (name.matches("((cent|minor)?amount|amount(minor|cents)|value|units|#text|text|amt)")
                    && field.getValue().isValueNode()) {
                amount = field.getKey();
            } else if (name.matches("currency(code|id)?")) {
                currency = field.getKey();
            }
        }
        boolean small = object.size() <= 4 && !amount.isEmpty() && !currency.isEmpty();
        return small ? new Money(amount, currency) : Money.NONE;
    }

    public static String step(String name) {
        if (name.equals(FIRST)) {
            return name;
        }
        return name.matches("[A-Za-z_][A-Za-z0-9_-]*") ? "." + name : ".\"" + name + "\"";
    }

    private static boolean isBlank(JsonNode value) {
        return value.isNull() || value.isTextual() && value.textValue().isBlank();
    }

    /** Names of the fields that hold amount and currency; empty where there are none. */
    public record Money(String amount, String currency) {
        static final Money NONE = new Money("", "");

        public boolean isThere() {
            return !amount.isEmpty();
        }
    }
}
