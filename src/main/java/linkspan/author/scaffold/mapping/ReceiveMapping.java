package linkspan.author.scaffold.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.author.scaffold.guess.FieldWords;
import linkspan.author.scaffold.guess.Guess;
import linkspan.author.scaffold.guess.Hints;
import linkspan.author.scaffold.guess.Matcher;
import linkspan.author.scaffold.guess.Stated;
import linkspan.author.scaffold.guess.Word;
import linkspan.author.scaffold.sample.Leaf;
import linkspan.author.scaffold.sample.Root;
import linkspan.mapping.schema.Field;

/** Writes a mapping from a system's own form, of which there is a sample, to canonical facts. */
public final class ReceiveMapping {
    private static final int MOST_LEFT_OVER = 25;
    private static final int ALIKE = 4;

    private final String system;
    private final String event;
    private final List<Field> fields;

    /**
     * @param event {@code order-created}
     * @param fields all that the event's schema knows
     */
    public ReceiveMapping(String system, String event, List<Field> fields) {
        this.system = system;
        this.event = event;
        this.fields = Stated.of(event, fields);
    }

    /** JSLT with every guess marked {@code guess}, and {@code TODO} where only a person can know. */
    public String text(JsonNode sample) {
        Matcher matcher = new Matcher(FieldWords.shipped());
        List<Rooted> all = Root.of(sample).stream()
                .map(root -> new Rooted(root, Guess.of("", root.documents(), fields, matcher)))
                .sorted(Comparator.comparingInt(
                                (Rooted rooted) -> rooted.guess().score())
                        .reversed())
                .toList();
        if (all.isEmpty()) {
            return withoutSample();
        }
        Rooted best = all.get(0);
        return text(best.root(), best.guess(), Hints.of(sample, best.guess()), rivals(best, all));
    }

    private record Rooted(Root root, Guess guess) {}

    /** Other places, not around or within the likeliest one, that hold nearly as much. */
    private static List<String> rivals(Rooted best, List<Rooted> all) {
        return all.stream()
                .filter(other -> other != best
                        && other.guess().score() * ALIKE > best.guess().score() * (ALIKE - 1)
                        && !other.root().isRelated(best.root()))
                .map(other -> other.root().jslt())
                .toList();
    }

    /** JSLT that fails with {@code TODO} at every field which the event must have. */
    public String withoutSample() {
        Guess nothing = new Guess("", Map.of(), Map.of(), List.of());
        Root root = new Root(List.of(), List.of(), Root.Count.ONE);
        return text(root, nothing, Hints.of(MissingNode.getInstance(), nothing), List.of());
    }

    private String text(Root root, Guess guess, Hints hints, List<String> rivals) {
        Writing writing = new Writing(system, event, fields, hints);
        String subject = event.substring(0, event.indexOf('-'));
        String call = subject + "()";
        String list = root.count() == Root.Count.MANY
                ? "[for (required(" + root.jslt() + ")) " + call + "]"
                : root.path().isEmpty() ? "[" + call + "]" : "[(required(" + root.jslt() + ") | " + call + ")]";
        return "// What " + system + " sends, as an array of canonical facts (mappings/_canonical/" + event
                + ".v1.schema.json).\n"
                + "// A line marked \"guess\" was matched by name and content: read it, then delete the word.\n"
                + leftOver("", guess)
                + notFound(guess)
                + writing.amount(guess)
                + "def " + subject + "()\n" + writing.currency(guess) + "  " + writing.object("", guess, "  ") + "\n\n"
                + list + (rivals.isEmpty() ? "" : "  // TODO guess: or " + String.join(", ", rivals) + "?") + "\n";
    }

    private static String leftOver(String where, Guess guess) {
        List<String> own = guess.leftOver().stream()
                .filter(leaf -> !Word.plain(leaf.name()).matches("currency(code)?"))
                .sorted(Comparator.comparing((Leaf leaf) -> leaf.path().size()))
                .map(Leaf::jslt)
                .toList();
        String lists = guess.lists().entrySet().stream()
                .map(list -> leftOver(" in " + list.getKey(), list.getValue()))
                .collect(Collectors.joining());
        int more = own.size() - MOST_LEFT_OVER;
        String shown = own.stream().limit(MOST_LEFT_OVER).collect(Collectors.joining(" "));
        return own.isEmpty()
                ? lists
                : "// Not used" + where + ": " + shown + (more > 0 ? " and " + more + " more" : "") + "\n" + lists;
    }

    private String notFound(Guess guess) {
        Set<String> found = guess.lists().values().stream()
                .flatMap(list -> list.matches().keySet().stream())
                .collect(Collectors.toSet());
        found.addAll(guess.matches().keySet());
        String missing = fields.stream()
                .filter(field -> field.isMoney() || field.isValue() && !isOfMoney(field))
                .filter(field -> !field.isRequired() && !found.contains(field.path()))
                .map(Field::path)
                .filter(path -> !path.startsWith("channel") && !path.equals("placedOffset"))
                .collect(Collectors.joining(" "));
        return missing.isEmpty() ? "" : "// Not found, left out: " + missing + "\n";
    }

    private boolean isOfMoney(Field field) {
        return fields.stream()
                .anyMatch(around -> around.isMoney() && around.path().equals(field.parent()));
    }
}
