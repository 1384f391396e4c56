package linkspan.author.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import linkspan.author.dictionary.Use.Link;
import linkspan.author.dictionary.Use.Side;
import linkspan.mapping.schema.Field;

/**
 * A canonical field and what systems call it.
 *
 * @param uses sorted by system
 */
record Entry(Field field, List<Use> uses) {
    Entry {
        uses = List.copyOf(uses);
    }

    List<Use> uses(Side side) {
        return uses.stream().filter(use -> use.side() == side).toList();
    }

    /** {@code text, null}; of something with fields of its own {@code object}. */
    String type() {
        String types = field.types().stream()
                .map(type -> type.equals("string") ? "text" : type)
                .collect(Collectors.joining(" or "));
        List<String> words = new ArrayList<>();
        field.schema().path("enum").forEach(word -> words.add(word.asText()));
        return words.isEmpty() ? types : types + ": " + String.join(", ", words);
    }

    String example() {
        if (field.examples().isEmpty()) {
            return "";
        }
        JsonNode first = field.examples().get(0);
        return first.isTextual() ? first.asText() : first.toString();
    }

    /** {@code shopify: id, line_items[].id}; a name that only has a part in it stands in brackets. */
    static String names(List<Use> uses) {
        return uses.stream()
                .collect(Collectors.groupingBy(
                        Use::system,
                        TreeMap::new,
                        Collectors.mapping(
                                use -> use.link() == Link.CARRIED ? use.name() : "(" + use.name() + ")",
                                Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), Entry::few))))
                .entrySet()
                .stream()
                .map(system -> system.getKey() + ": " + system.getValue())
                .collect(Collectors.joining("; "));
    }

    private static String few(TreeSet<String> names) {
        String shown = names.stream().limit(6).collect(Collectors.joining(", "));
        return names.size() > 6 ? shown + " and " + (names.size() - 6) + " more" : shown;
    }
}
