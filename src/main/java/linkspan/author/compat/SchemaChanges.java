package linkspan.author.compat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import linkspan.mapping.schema.Field;
import linkspan.mapping.schema.Fields;

/**
 * Compares two versions of a schema.
 *
 * <p>Two sorts of people hold on to a canonical schema. Readers (deliver mappings, clients that ask) break when less is
 * promised. Writers (receive mappings, clients that send) break when more is demanded; what the hub gives, {@code readOnly},
 * has no writers.
 */
final class SchemaChanges {
    private final String where;
    private final List<SchemaChange> changes = new ArrayList<>();

    private SchemaChanges(String where) {
        this.where = where;
    }

    static List<SchemaChange> between(String where, ObjectNode before, ObjectNode after) {
        SchemaChanges changes = new SchemaChanges(where);
        changes.compare(byPath(before), byPath(after));
        return changes.changes;
    }

    private static Map<String, Field> byPath(ObjectNode schema) {
        Map<String, Field> fields = new LinkedHashMap<>();
        Fields.of(schema).forEach(field -> fields.put(field.path(), field));
        return fields;
    }

    private void compare(Map<String, Field> before, Map<String, Field> after) {
        before.forEach((path, field) -> {
            Field now = after.get(path);
            if (now != null) {
                compare(field, now);
            } else if (before.get(field.parent().replaceFirst("\\[]$", "")) == null
                    || after.containsKey(field.parent().replaceFirst("\\[]$", ""))) {
                changes.add(SchemaChange.breaks(
                        where,
                        path,
                        "removed",
                        "readers do not get it any more, and whoever still sends it is refused"));
            }
        });
        after.forEach((path, field) -> {
            if (!before.containsKey(path)) {
                added(field);
            }
        });
    }

    private void added(Field field) {
        if (field.isRequired() && !field.isGiven() && !field.parent().isEmpty()) {
            changes.add(SchemaChange.breaks(
                    where, field.path(), "added, required", "writers that send what is around it do not know it"));
        } else if (field.isRequired() && !field.isGiven()) {
            changes.add(SchemaChange.breaks(where, field.path(), "added, required", "writers do not send it"));
        } else {
            changes.add(SchemaChange.fine(where, field.path(), "added", "readers pass over what they do not know"));
        }
    }

    private void compare(Field before, Field now) {
        presence(before, now);
        new Values(where, before, now).changes().forEach(changes::add);
        for (String word : List.of("title", "description", "examples", "x-personal")) {
            if (!before.schema().path(word).equals(now.schema().path(word))) {
                changes.add(SchemaChange.fine(where, now.path(), word + " changed", "only people read it"));
            }
        }
    }

    private void presence(Field before, Field now) {
        if (before.isRequired() && !now.isRequired()) {
            changes.add(SchemaChange.breaks(where, now.path(), "no longer required", "readers count on it"));
        } else if (!before.isRequired() && now.isRequired()) {
            changes.add(
                    now.isGiven()
                            ? SchemaChange.fine(where, now.path(), "now required", "the hub gives it")
                            : SchemaChange.breaks(where, now.path(), "now required", "writers may leave it out"));
        }
    }
}
