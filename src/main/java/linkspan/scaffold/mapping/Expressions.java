package linkspan.scaffold.mapping;

import java.util.Locale;
import java.util.Objects;
import linkspan.canonical.Field;
import linkspan.scaffold.guess.Hints;
import linkspan.scaffold.guess.Match;
import linkspan.scaffold.sample.Leaf;
import linkspan.scaffold.sample.TimeForm;

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
            return form(match).utc(demanded(field, found), hints.zone());
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
        String function = isId(field) ? "id(" : "text(";
        String value = function + found + ")";
        if (match.otherwise().isPresent()) {
            value = "fallback(" + value + ", " + function
                    + match.otherwise().get().leaf().jslt() + "))";
        }
        String demanded = demanded(field, value);
        if (field.name().equals("countryCode")) {
            return "uppercase(" + demanded + ")";
        }
        return isOfThePlatform(match) ? "\"" + system + "-\" + " + demanded : demanded;
    }

    private static boolean isOfThePlatform(Match match) {
        return match.field().name().equals("skuId")
                && !match.leaf().name().toLowerCase(Locale.ROOT).matches(SELLERS);
    }

    /** With its offset, where the sample tells of one; empty else. */
    String offset(Match match) {
        String found = match.leaf().jslt();
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
        if (match.field().isTime() && form(match).needsZone()) {
            return "TODO guess: is that the zone?";
        }
        return "guess";
    }

    private String money(Match match) {
        Leaf.Money keys = match.leaf().money();
        String amount = match.leaf().jslt() + (keys.isThere() ? Leaf.step(keys.amount()) : "");
        String function = hints.amounts() == Hints.Amounts.SMALLEST_UNIT ? "minor-money" : "money";
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
