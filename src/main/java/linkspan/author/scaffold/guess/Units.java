package linkspan.author.scaffold.guess;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.scaffold.sample.Leaf;

/**
 * Whether amounts count the currency or its smallest unit, decided by evidence only: a name that says so, a decimal
 * point, a currency without decimals. 165 may be 165.00 or 1.65; where nothing tells, a person has to.
 */
public final class Units {
    private static final String SMALL = ".*(minor|minorunits?|cents?|fen|分|pennies)$|^(cent|minor).*";

    public enum Unit {
        MAIN,
        SMALLEST,
        OPEN
    }

    private final boolean somePoint;
    private final boolean noDecimals;

    private Units(boolean somePoint, boolean noDecimals) {
        this.somePoint = somePoint;
        this.noDecimals = noDecimals;
    }

    static Units of(Guess guess) {
        List<Match> money = money(guess).toList();
        Set<String> currencies =
                money.stream().flatMap(match -> currencies(match.leaf())).collect(Collectors.toSet());
        guess.match("currency")
                .ifPresent(match -> currencies.addAll(match.leaf().texts()));
        return new Units(
                money.stream().filter(match -> !isNamed(match)).anyMatch(Units::hasPoint),
                !currencies.isEmpty() && currencies.stream().allMatch(Units::isWithoutDecimals));
    }

    /** Of an amount in the sample. */
    public Unit of(Match match) {
        if (isNamed(match)) {
            return Unit.SMALLEST;
        }
        return somePoint || noDecimals ? Unit.MAIN : Unit.OPEN;
    }

    private static boolean isNamed(Match match) {
        Leaf leaf = match.leaf();
        return Word.plain(leaf.name()).matches(SMALL)
                || leaf.money().isThere() && Word.plain(leaf.money().amount()).matches(SMALL);
    }

    private static boolean hasPoint(Match match) {
        return amounts(match.leaf()).anyMatch(amount -> amount.contains("."));
    }

    private static Stream<String> amounts(Leaf leaf) {
        Leaf.Money keys = leaf.money();
        return keys.isThere() ? inObjects(leaf, keys.amount()) : leaf.texts().stream();
    }

    private static Stream<String> currencies(Leaf leaf) {
        Leaf.Money keys = leaf.money();
        return keys.isThere() ? inObjects(leaf, keys.currency()) : Stream.empty();
    }

    private static Stream<String> inObjects(Leaf leaf, String key) {
        return leaf.values().stream()
                .map(value -> value.path(key))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    private static boolean isWithoutDecimals(String code) {
        try {
            return Currency.getInstance(code.strip()).getDefaultFractionDigits() == 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Stream<Match> money(Guess guess) {
        return Stream.concat(
                        guess.matches().values().stream(),
                        guess.lists().values().stream().flatMap(Units::money))
                .filter(match -> match.field().isMoney());
    }
}
