package linkspan.author.scaffold.guess;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import linkspan.author.scaffold.sample.Leaf;
import linkspan.author.scaffold.sample.Leaves;
import linkspan.mapping.schema.Field;

/**
 * What the fields of documents of one kind may be: of orders, or of their lines.
 *
 * @param level path of the list whose elements these are, {@code items[]}; empty for the event itself
 * @param matches by the field's path
 * @param lists of each list among them, by the field's path, what its elements may be
 * @param leftOver places of the sample that are no field's
 */
public record Guess(String level, Map<String, Match> matches, Map<String, Guess> lists, List<Leaf> leftOver) {
    private static final int FOR_A_LIST = 30;

    public Optional<Match> match(String path) {
        return Optional.ofNullable(matches.get(path));
    }

    /** How much of the event was found: a guess at the right place of the sample finds more than one beside it. */
    public int score() {
        return matches.values().stream().mapToInt(Match::score).sum()
                + lists.values().stream().mapToInt(Guess::score).sum();
    }

    /** @param fields all of the event's that a sender states */
    public static Guess of(String level, List<JsonNode> documents, List<Field> fields, Matcher matcher) {
        List<Leaf> leaves = Leaves.of(documents);
        Map<String, Match> matches = new LinkedHashMap<>();
        Map<String, Guess> lists = new LinkedHashMap<>();
        List<Field> own =
                fields.stream().filter(field -> isOfLevel(level, field)).toList();
        for (Field field : own) {
            if (field.isArray()) {
                bestList(field, leaves, fields, matcher).ifPresent(list -> {
                    matches.put(field.path(), list.match());
                    lists.put(field.path(), list.elements());
                });
            } else if (field.isMoney() || field.isValue()) {
                matcher.best(field, leaves).ifPresent(match -> matches.put(field.path(), match));
            }
        }
        return new Guess(level, matches, lists, leftOver(leaves, matches));
    }

    private record ListGuess(Match match, Guess elements) {
        int score() {
            return match.score() + FOR_A_LIST * elements.matches().size();
        }
    }

    /** Of several arrays the one whose elements look most like it. */
    private static Optional<ListGuess> bestList(Field field, List<Leaf> leaves, List<Field> fields, Matcher matcher) {
        ListGuess best = null;
        for (Leaf leaf : leaves) {
            Optional<Match> match = matcher.match(field, leaf);
            if (match.isPresent()) {
                Guess elements = of(field.path() + "[]", elements(leaf), fields, matcher);
                ListGuess next = new ListGuess(match.get(), elements);
                best = best == null || next.score() > best.score() ? next : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<JsonNode> elements(Leaf leaf) {
        List<JsonNode> elements = new ArrayList<>();
        for (JsonNode value : leaf.values()) {
            Stream<JsonNode> inside =
                    value.isArray() ? StreamSupport.stream(value.spliterator(), false) : Stream.of(value);
            inside.filter(JsonNode::isObject).forEach(elements::add);
        }
        return elements;
    }

    /** Whether a field stands between this list and the next one below. */
    public static boolean isOfLevel(String level, Field field) {
        String prefix = level.isEmpty() ? "" : level + ".";
        return field.path().startsWith(prefix)
                && !field.path().substring(prefix.length()).contains("[]");
    }

    private static List<Leaf> leftOver(List<Leaf> leaves, Map<String, Match> matches) {
        List<List<String>> used =
                matches.values().stream().map(match -> match.leaf().path()).toList();
        return leaves.stream()
                .filter(leaf -> !leaf.isObject() && !leaf.isArray() && !leaf.isWithinArray())
                .filter(leaf -> used.stream().noneMatch(path -> startsWith(leaf.path(), path)))
                .toList();
    }

    private static boolean startsWith(List<String> path, List<String> start) {
        return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
    }
}
