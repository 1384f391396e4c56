package linkspan.inbound.poll.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields that rows of a source have. While the history is read they are learnt; afterwards a field that is new, missing or of
 * another kind is a change, said until a person has seen it.
 *
 * @param learnt the source has been read to its end once
 * @param changed what has changed, for people; empty: nothing that nobody has seen
 */
public record RowShape(SortedMap<String, Kind> fields, boolean learnt, String changed) {
    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CHANGE = 500;

    /** What a field holds. */
    public enum Kind {
        /** Nothing so far. */
        EMPTY,
        TEXT,
        NUMBER,
        BOOLEAN,
        OBJECT,
        LIST,
        /** Different kinds, or not every row has it. */
        VARIES;

        static Kind of(JsonNode value) {
            return switch (value.getNodeType()) {
                case NUMBER -> NUMBER;
                case BOOLEAN -> BOOLEAN;
                case OBJECT, POJO -> OBJECT;
                case ARRAY -> LIST;
                case STRING, BINARY -> TEXT;
                case NULL, MISSING -> EMPTY;
            };
        }

        Kind and(Kind other) {
            return this == other || other == EMPTY ? this : this == EMPTY ? other : VARIES;
        }

        boolean becomes(Kind other) {
            return this != other && this != EMPTY && this != VARIES && other != EMPTY && other != VARIES;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public RowShape {
        fields = new TreeMap<>(fields);
    }

    /** Nothing is known. */
    public static RowShape unknown() {
        return new RowShape(new TreeMap<>(), false, "");
    }

    static RowShape read(JsonNode stored) {
        SortedMap<String, Kind> fields = new TreeMap<>();
        stored.path("fields")
                .properties()
                .forEach(field -> fields.put(
                        field.getKey(), Kind.valueOf(field.getValue().asText().toUpperCase(Locale.ROOT))));
        return new RowShape(
                fields,
                stored.path("learnt").asBoolean(),
                stored.path("changed").asText(""));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("learnt", learnt);
        if (!changed.isEmpty()) {
            json.put("changed", changed);
        }
        ObjectNode each = json.putObject("fields");
        fields.forEach((name, kind) -> each.put(name, kind.label()));
        return json;
    }

    /** A person has seen it. */
    RowShape seen() {
        return new RowShape(fields, learnt, "");
    }

    /** With the rows of one more page; {@code last}: the source ends with it. */
    public RowShape with(List<? extends JsonNode> rows, boolean last) {
        if (rows.isEmpty()) {
            return last && !learnt && !fields.isEmpty() ? new RowShape(fields, true, changed) : this;
        }
        SortedMap<String, Kind> page = kinds(rows);
        List<String> changes = learnt ? changes(page) : List.of();
        SortedMap<String, Kind> all = new TreeMap<>(fields);
        page.forEach((name, kind) -> {
            Kind before = fields.get(name);
            Kind now = before == null ? fields.isEmpty() || learnt ? kind : Kind.VARIES : before.and(kind);
            all.put(name, learnt && before != null && before.becomes(kind) ? kind : now);
        });
        fields.forEach((name, kind) -> {
            if (!page.containsKey(name)) {
                all.put(name, Kind.VARIES);
            }
        });
        String said = changes.isEmpty() ? changed : cut(String.join("; ", changes));
        return new RowShape(bounded(all), learnt || last, said);
    }

    private static SortedMap<String, Kind> kinds(List<? extends JsonNode> rows) {
        SortedMap<String, Kind> page = new TreeMap<>();
        Map<String, Integer> times = new TreeMap<>();
        for (JsonNode row : rows) {
            for (Map.Entry<String, JsonNode> field : row.properties()) {
                page.merge(field.getKey(), Kind.of(field.getValue()), Kind::and);
                times.merge(field.getKey(), 1, Integer::sum);
            }
        }
        times.forEach((name, count) -> {
            if (count < rows.size()) {
                page.put(name, Kind.VARIES);
            }
        });
        return page;
    }

    private List<String> changes(SortedMap<String, Kind> page) {
        List<String> changes = new ArrayList<>();
        page.forEach((name, kind) -> {
            Kind before = fields.get(name);
            if (before == null) {
                changes.add("new: " + name);
            } else if (before.becomes(kind)) {
                changes.add(name + " is " + kind.label() + ", was " + before.label());
            }
        });
        fields.forEach((name, kind) -> {
            if (kind != Kind.VARIES && !page.containsKey(name)) {
                changes.add("missing: " + name);
            }
        });
        return changes;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_CHANGE ? text : text.substring(0, LONGEST_CHANGE) + "…";
    }

    private static SortedMap<String, Kind> bounded(SortedMap<String, Kind> all) {
        SortedMap<String, Kind> kept = new TreeMap<>();
        all.forEach((name, kind) -> {
            if (kept.size() < MOST_FIELDS && name.length() <= LONGEST_NAME) {
                kept.put(name, kind);
            }
        });
        return kept;
    }
}
