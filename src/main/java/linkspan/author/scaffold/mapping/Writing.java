package linkspan.author.scaffold.mapping;

import java.util.List;
import java.util.Objects;
import linkspan.author.scaffold.guess.Guess;
import linkspan.author.scaffold.guess.Hints;
import linkspan.author.scaffold.guess.Match;
import linkspan.author.scaffold.guess.Units;
import linkspan.author.scaffold.sample.Leaf;
import linkspan.mapping.schema.Field;

/** Lays the canonical object out, field by field in the schema's order, and leaves out what was not found and need not be. */
final class Writing {
    private final String system;
    private final String event;
    private final List<Field> fields;
    private final Hints hints;
    private final Expressions expressions;

    Writing(String system, String event, List<Field> fields, Hints hints) {
        this.system = system;
        this.event = event;
        this.fields = fields;
        this.hints = hints;
        this.expressions = new Expressions(system, hints);
    }

    /** What makes money of an amount of which nothing says what it counts; nothing where all is clear. */
    String amount(Guess guess) {
        return isOpen(guess)
                ? "// TODO money: no amount has a point and no name says cents: is 165 here 165.00, or 1.65? For 1.65 write minor-money.\n"
                        + "def amount(value, currency)\n  money($value, $currency)\n\n"
                : "";
    }

    private boolean isOpen(Guess guess) {
        boolean here = guess.matches().values().stream()
                .anyMatch(match -> match.field().isMoney() && hints.units().of(match) == Units.Unit.OPEN);
        return here || guess.lists().values().stream().anyMatch(this::isOpen);
    }

    /** The line that says in which currency the amounts are; none where the event has no such field. */
    String currency(Guess guess) {
        if (fields.stream().noneMatch(field -> field.path().equals("currency"))) {
            return "";
        }
        String found = guess.match("total")
                .filter(match -> match.leaf().money().isThere())
                .map(Writing::currencyOf)
                .or(() -> guess.match("currency").map(match -> match.leaf().jslt()))
                .or(() -> guess.matches().values().stream()
                        .filter(match -> match.leaf().money().isThere())
                        .map(Writing::currencyOf)
                        .findFirst())
                .map(access -> "fallback(text(" + access + "), \"" + hints.currency() + "\")  // guess\n")
                .orElse("\"" + hints.currency() + "\"  // TODO guess: no field says it; XXX means unknown\n");
        return "  let currency = " + found;
    }

    private static String currencyOf(Match money) {
        return money.leaf().jslt() + Leaf.step(money.leaf().money().currency());
    }

    /** @param parent path of the object that is written, empty for the event itself */
    String object(String parent, Guess guess, String indent) {
        Entries entries = new Entries();
        for (Field field : fields) {
            if (field.parent().equals(parent)) {
                add(field, guess, entries, indent + "  ");
            }
        }
        return entries.object(indent);
    }

    private void add(Field field, Guess guess, Entries entries, String indent) {
        if (isOrderOfAShop() && addFromShop(field, guess, entries)) {
            return;
        }
        var match = guess.match(field.path());
        if (field.isArray() && match.isPresent()) {
            addList(field, match.get(), guess, entries, indent);
        } else if (field.isObject() && !field.isMoney()) {
            if (field.isRequired() || hasMatches(field, guess)) {
                entries.add(field.name(), object(field.path(), guess, indent), "");
            }
        } else if (match.isPresent()) {
            entries.add(field.name(), expressions.of(match.get()), expressions.remark(match.get()));
        } else if (field.name().equals("countryCode") && hints.script() == Hints.Script.CHINESE) {
            entries.add(field.name(), "\"CN\"", "guess: the sample is Chinese");
        } else if (field.isRequired()) {
            entries.add(
                    field.name(),
                    "fail(\"TODO: no field of the sample looks like it\", \"" + field.name() + "\")",
                    "TODO " + field.text("description"));
        }
    }

    private boolean isOrderOfAShop() {
        return event.equals("order-created") || event.equals("order-updated") || event.equals("order-cancelled");
    }

    /** What follows from who sends an order. */
    private boolean addFromShop(Field field, Guess guess, Entries entries) {
        var number = guess.match("orderId");
        switch (field.path()) {
            case "orderId" -> {
                if (number.isEmpty()) {
                    return false;
                }
                entries.add(
                        "orderId",
                        "\"" + system + "-\" + " + expressions.of(number.get()),
                        expressions.remark(number.get()));
            }
            case "channel" -> entries.add("channel", "\"" + system + "\"", "");
            case "channelOrderId" ->
                number.ifPresent(
                        match -> entries.add("channelOrderId", expressions.of(match), expressions.remark(match)));
            case "currency" -> entries.add("currency", "$currency", "");
            case "placedOffset" ->
                guess.match("placedAt")
                        .map(expressions::offset)
                        .filter(offset -> !offset.isEmpty())
                        .ifPresent(offset -> entries.add(
                                "placedOffset",
                                offset,
                                guess.match("placedAt").map(expressions::remark).orElse("guess")));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addList(Field field, Match match, Guess guess, Entries entries, String indent) {
        String elements = match.leaf().jslt();
        // XML does not tell one element from a list of one
        String list = match.leaf().isArray()
                ? elements
                : "(if (is-array(" + elements + ")) " + elements + " else [" + elements + "])";
        String demanded = field.isRequired() ? "required(" + list + ")" : list;
        Guess each = Objects.requireNonNull(guess.lists().get(field.path()));
        String object = object(field.path() + "[]", each, indent);
        entries.add(field.name(), "[for (" + demanded + ") " + object + "]", "guess");
    }

    private boolean hasMatches(Field field, Guess guess) {
        return guess.matches().keySet().stream().anyMatch(path -> path.startsWith(field.path() + "."));
    }
}
