package linkspan.author.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other values of the same kind, by which one sees where a value goes: a mark in texts, one more in numbers, another day. */
final class Alternatives {
    private static final String MARK = "Zq7";
    private static final int DATE = "2026-11-17".length();
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d\\d-)(\\d\\d)(.*)", Pattern.DOTALL);
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,40}([.]\\d{1,20})?");

    private Alternatives() {}

    /** @param others values that stand there in other examples */
    static List<JsonNode> of(JsonNode value, Collection<JsonNode> others) {
        List<JsonNode> alternatives = new ArrayList<>();
        if (value.isBoolean()) {
            alternatives.add(BooleanNode.valueOf(!value.booleanValue()));
        } else if (value.isIntegralNumber()) {
            alternatives.add(LongNode.valueOf(value.longValue() + 1));
        } else if (value.isNumber()) {
            alternatives.add(DecimalNode.valueOf(value.decimalValue().add(BigDecimal.ONE)));
        } else if (value.isTextual()) {
            alternatives.addAll(texts(value.textValue()));
        }
        others.stream().filter(other -> !other.equals(value)).limit(4).forEach(alternatives::add);
        return alternatives;
    }

    private static List<JsonNode> texts(String text) {
        List<JsonNode> texts = new ArrayList<>();
        Matcher day = DAY.matcher(text);
        if (day.matches()) {
            String other = day.group(2).equals("17") ? "18" : "17";
            texts.add(TextNode.valueOf(day.group(1) + other + day.group(3)));
        } else if (DECIMAL.matcher(text).matches()) {
            texts.add(TextNode.valueOf(new BigDecimal(text).add(BigDecimal.ONE).toPlainString()));
        }
        texts.add(TextNode.valueOf(text + MARK));
        return texts;
    }

    /** Whether the other value can be seen in what came out. */
    static boolean isCarried(JsonNode other, JsonNode out) {
        String in = other.asText().toLowerCase(Locale.ROOT);
        String made = out.asText().toLowerCase(Locale.ROOT);
        if (made.contains(in)) {
            return true;
        }
        if (DAY.matcher(in).matches() && DAY.matcher(made).matches()) {
            return in.substring(0, DATE).equals(made.substring(0, DATE));
        }
        return DECIMAL.matcher(in).matches()
                && DECIMAL.matcher(made).matches()
                && new BigDecimal(in).compareTo(new BigDecimal(made)) == 0;
    }
}
