package linkspan.operations.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.mapping.schema.EventSchemas;
import linkspan.mapping.schema.FieldPath;
import linkspan.mapping.schema.SchemaFields;

/** Which texts of a document are about a person: those that the canonical schemas mark, and all of who bought and where to. */
final class PersonalTexts {
    static final TextNode ERASED = TextNode.valueOf("erased");
    private static final List<FieldPath> PEOPLE =
            Stream.of("customer", "shipTo", "billTo").map(FieldPath::of).toList();
    private static final Set<String> NOT_A_PERSON = Set.of("customerId", "countryCode");
    /** Found again wherever it stands, since nobody else has it: an address of mail, a number of seven digits or more. */
    private static final Pattern UNMISTAKABLE = Pattern.compile("[^\\s@]+@[^\\s@]+|[+0-9() ./-]*([0-9][ ()./-]*){7,}");

    private static final List<Charset> CHARSETS =
            List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    private final List<FieldPath> marked;
    private final Set<String> found = new HashSet<>();

    PersonalTexts(Path mappings) {
        marked = EventSchemas.readable(mappings).all().stream()
                .flatMap(kind -> SchemaFields.of(mappings, kind.type()).personal().stream())
                .distinct()
                .toList();
    }

    /** Replaces them in this document; true when there was one. */
    boolean erase(JsonNode document) {
        int before = found.size();
        boolean[] changed = {false};
        Stream.concat(marked.stream(), FieldPath.leaves(document).stream().filter(PersonalTexts::isOfPeople))
                .forEach(path -> path.spots(document, spot -> {
                    JsonNode value = spot.get();
                    if (value.isValueNode() && !value.isNull() && !value.equals(ERASED)) {
                        found.add(value.asText());
                        spot.set(ERASED);
                        changed[0] = true;
                    }
                }));
        return changed[0] || found.size() > before;
    }

    private static boolean isOfPeople(FieldPath path) {
        String last =
                path.steps().isEmpty() ? "" : path.steps().get(path.steps().size() - 1);
        return !NOT_A_PERSON.contains(last) && PEOPLE.stream().anyMatch(path::startsWith);
    }

    /** True: one of those that nobody else has stands in these bytes, whatever their form. */
    boolean isIn(byte[] bytes) {
        return found.stream()
                .filter(text -> UNMISTAKABLE.matcher(text).matches())
                .anyMatch(text -> CHARSETS.stream().anyMatch(charset -> holds(bytes, text.getBytes(charset))));
    }

    private static boolean holds(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            int same = 0;
            while (same < part.length && bytes[i + same] == part[same]) {
                same++;
            }
            if (same == part.length) {
                return true;
            }
        }
        return false;
    }
}
