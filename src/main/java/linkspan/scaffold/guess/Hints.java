package linkspan.scaffold.guess;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import linkspan.scaffold.sample.Leaf;

/**
 * What a sample says about itself without saying so.
 *
 * @param script its words are Chinese, or anything else
 * @param amounts whether amounts count the currency's smallest unit
 */
public record Hints(Script script, Amounts amounts) {
    private static final long CENTS_FROM = 100;

    public enum Script {
        CHINESE,
        OTHER
    }

    /** 1250 may be twelve fifty. */
    public enum Amounts {
        MAIN_UNIT,
        SMALLEST_UNIT
    }

    public static Hints of(JsonNode sample, Guess guess) {
        boolean chinese = sample.toString().codePoints().anyMatch(Hints::isHan);
        return new Hints(chinese ? Script.CHINESE : Script.OTHER, amounts(guess));
    }

    public String zone() {
        return script == Script.CHINESE ? "Asia/Shanghai" : "UTC";
    }

    public String currency() {
        return script == Script.CHINESE ? "CNY" : "XXX";
    }

    private static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    /** Cents where a name says so, or where no amount has a point and one of them would be much for a whole number. */
    private static Amounts amounts(Guess guess) {
        List<Match> money = all(guess).filter(match -> match.field().isMoney()).toList();
        boolean named =
                money.stream().anyMatch(match -> Word.plain(match.leaf().name()).matches(".*(minor|cents?|fen|分)$"));
        List<String> amounts =
                money.stream().flatMap(match -> amounts(match.leaf()).stream()).toList();
        boolean whole = amounts.stream().allMatch(amount -> amount.matches("-?\\d{1,15}"));
        boolean large = whole && amounts.stream().mapToLong(Long::parseLong).anyMatch(amount -> amount >= CENTS_FROM);
        return named || large ? Amounts.SMALLEST_UNIT : Amounts.MAIN_UNIT;
    }

    private static List<String> amounts(Leaf leaf) {
        Leaf.Money keys = leaf.money();
        if (!keys.isThere()) {
            return leaf.texts().stream().map(String::strip).toList();
        }
        return leaf.values().stream()
                .map(value -> value.path(keys.amount()).asText(""))
                .filter(text -> !text.isBlank())
                .toList();
    }

    private static Stream<Match> all(Guess guess) {
        return Stream.concat(
                guess.matches().values().stream(),
                guess.lists().values().stream().flatMap(Hints::all));
    }
}
