package linkspan.author.scaffold.mapping;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.scaffold.guess.Hints;
import linkspan.author.scaffold.guess.Kinds;
import linkspan.author.scaffold.guess.Match;
import linkspan.author.scaffold.guess.Together;
import linkspan.author.scaffold.guess.Word;
import linkspan.author.scaffold.sample.Leaf;
import linkspan.author.scaffold.sample.TimeForm;
import linkspan.mapping.schema.Field;

/** What a mapping writes for a field that was found in the sample. */
final class Expressions {
    /** Names of numbers that a seller gives an article, unlike the platform's own ids. */
    private static final String SELLERS = ".*(sku|code|sn|number|no|ean|upc|barcode|编码|货号)(id|no|code)?$";

    private final String system;
    private final Hints hints;

    Expressions(String system, Hints hints) {
        this.system = system;
        this.hints = hints;
    }

    String of(Match match) {
        Field field = match.field();
        String found = match.leaf().jslt();
        if (field.isMoney()) {
            return money(match);
        }
        if (field.isTime()) {
            return form(match).utc(demanded(field, found), zone(match));
        }
        if (field.types().contains("integer")) {
            return "whole(" + demanded(field, found) + ")";
        }
        if (field.types().contains("boolean")) {
            return found;
        }
        return text(match, found);
    }

    private String text(Match match, String found) {
        Field field = match.field();
        if (field.schema().has("enum")) {
            return "uppercase(" + demanded(field, "text(" + found + ")") + ")";
        }
        if (match.together().isPresent()) {
            return demanded(field, joined(match, match.together().get()));
        }
        String function = isId(field) ? "id(" : "text(";
        String value = function + found + ")";
        if (Kinds.mayBeNothing(field, match.leaf())) {
            value = "(if (text(" + found + ") != \"0\") " + value + " else null)";
        }
        if (match.otherwise().isPresent()) {
            Match other = match.otherwise().get();
            String last = function + other.leaf().jslt() + ")";
            boolean otherKind = isOfThePlatform(other) && !isOfThePlatform(match);
            value = "fallback(" + value + ", " + (otherKind ? prefix() + last : last) + ")";
        }
        String demanded = demanded(field, value);
        if (field.name().equals("countryCode")) {
            return "uppercase(" + demanded + ")";
        }
        return isOfThePlatform(match) ? prefix() + demanded : demanded;
    }

    private String prefix() {
        return "\"" + system + "-\" + ";
    }

    private static String joined(Match match, Together together) {
        String parts = Stream.concat(Stream.of(match.leaf()), together.others().stream())
                .map(Leaf::jslt)
                .collect(Collectors.joining(", "));
        return "text(join([for ([" + parts + "]) text(.) if (text(.))], \"" + together.glue() + "\"))";
    }

    private static boolean isOfThePlatform(Match match) {
        return match.field().name().equals("skuId")
                && !match.leaf().name().toLowerCase(Locale.ROOT).matches(SELLERS);
    }

    private static boolean isNamedUtc(Match match) {
        return Word.plain(match.leaf().name()).matches(".*(gmt|utc)$");
    }

    private String zone(Match match) {
        return isNamedUtc(match) ? "UTC" : hints.zone();
    }

    /** With its offset, where the sample tells of one; empty else. */
    String offset(Match match) {
        String found = match.leaf().jslt();
        if (isNamedUtc(match)) {
            return ""; // what the clock showed at the sender's is not told
        }
        return switch (form(match)) {
            case WITH_OFFSET -> "offset-of(" + found + ")";
            case LOCAL -> "offset-of(in-zone(" + found + ", \"" + hints.zone() + "\"))";
            case MILLISECONDS, SECONDS, LOCAL_SPACED, LOCAL_SPACED_MILLIS, LOCAL_SLASHED, DAY -> "";
        };
    }

    /** What a person has to look at. */
    String remark(Match match) {
        if (match.isLastResort()) {
            String name = match.otherwise().orElse(match).leaf().name();
            return "TODO guess: nothing better than " + name + " was found";
        }
        if (match.rival().isPresent()) {
            return "TODO guess: or " + match.rival().get().jslt() + "? They differ in the sample";
        }
        if (match.field().isTime() && form(match).needsZone() && !isNamedUtc(match)) {
            return "TODO guess: is that the zone?";
        }
        return "guess";
    }

    private String money(Match match) {
        Leaf.Money keys = match.leaf().money();
        String amount = match.leaf().jslt() + (keys.isThere() ? Leaf.step(keys.amount()) : "");
        String function = switch (hints.units().of(match)) {
            case MAIN -> "money";
            case SMALLEST -> "minor-money";
            case OPEN -> "amount";
        };
        return function + "(" + demanded(match.field(), amount) + ", $currency)";
    }

    private static TimeForm form(Match match) {
        return Objects.requireNonNull(TimeForm.of(match.leaf().texts()));
    }

    private static String demanded(Field field, String value) {
        return field.isRequired() ? "required(" + value + ")" : value;
    }

    private static boolean isId(Field field) {
        return field.name().matches(".*(Id|No)$") || field.name().equals("postalCode");
    }
}
