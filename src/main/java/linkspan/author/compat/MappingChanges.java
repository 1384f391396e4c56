package linkspan.author.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import linkspan.author.examples.Example;
import linkspan.author.examples.ExampleOutcome;
import linkspan.mapping.Mapping;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;

/** Runs both versions of a mapping over the same examples and compares what comes out. */
final class MappingChanges {
    private final String where;
    private final Map<String, SchemaChange> changes = new LinkedHashMap<>();

    private MappingChanges(String where) {
        this.where = where;
    }

    /** @param examples of both versions; only their inputs count */
    static List<SchemaChange> between(String where, Mapping before, Mapping now, List<Example> examples) {
        MappingChanges changes = new MappingChanges(where);
        for (Example example : examples) {
            changes.compare(example, example.outcome(before), example.outcome(now));
        }
        return new ArrayList<>(changes.changes.values());
    }

    private void compare(Example example, ExampleOutcome before, ExampleOutcome now) {
        if (before instanceof ExampleOutcome.Made old && now instanceof ExampleOutcome.Made young) {
            compare(example.name(), Shape.of(tree(old.output())), Shape.of(tree(young.output())));
        } else if (before instanceof ExampleOutcome.Made && now instanceof ExampleOutcome.Refused refused) {
            add(SchemaChange.breaks(
                    where,
                    refused.failure().path(),
                    "refuses the example " + example.name(),
                    "it took it before: " + refused.failure().reason()));
        } else if (before instanceof ExampleOutcome.Refused && now instanceof ExampleOutcome.Made) {
            add(SchemaChange.fine(where, "", "takes the example " + example.name(), "it refused it before"));
        }
    }

    private void compare(String example, Shape old, Shape young) {
        old.kinds().forEach((path, kinds) -> {
            Set<String> now = young.kinds().get(path);
            String parent = parent(path);
            if (now != null) {
                compare(path, kinds, now, example);
            } else if (parent.isEmpty() || young.kinds().containsKey(parent)) {
                add(SchemaChange.breaks(
                        where, path, "no longer set (example " + example + ")", "its reader got it before"));
            }
        });
        young.kinds().keySet().stream()
                .filter(path -> !old.kinds().containsKey(path))
                .forEach(path ->
                        add(SchemaChange.fine(where, path, "added", "readers pass over what they do not know")));
        old.values().forEach((path, values) -> {
            Set<String> now = young.values().get(path);
            boolean same = Objects.equals(old.kinds().get(path), young.kinds().get(path));
            if (now != null && same && !now.equals(values)) {
                add(SchemaChange.fine(where, path, "another value (example " + example + ")", "of the same kind"));
            }
        });
    }

    private void compare(String path, Set<String> kinds, Set<String> now, String example) {
        Set<String> come = new TreeSet<>(now);
        come.removeAll(kinds);
        if (come.isEmpty()) {
            return;
        }
        String what = String.join(", ", kinds) + " is now " + String.join(", ", now) + " (example " + example + ")";
        boolean filled = kinds.equals(Set.of("null"));
        add(
                filled
                        ? SchemaChange.fine(where, path, what, "it is filled where it was not")
                        : SchemaChange.breaks(where, path, what, "its reader expects the kind it had"));
    }

    private static String parent(String path) {
        if (path.endsWith("[]")) {
            return path.substring(0, path.length() - 2);
        }
        return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
    }

    /** What is XML is compared by element. */
    private static JsonNode tree(JsonNode output) {
        if (!output.isTextual() || !output.textValue().stripLeading().startsWith("<")) {
            return output;
        }
        try {
            return Xml.tree(output.textValue().getBytes(StandardCharsets.UTF_8));
        } catch (XmlMalformed e) {
            return output;
        }
    }

    private void add(SchemaChange change) {
        changes.putIfAbsent(
                change.verdict() + change.path() + change.what().replaceFirst(" \\(example .*", ""), change);
    }
}
