package linkspan.author.scaffold.mapping;

import java.util.List;
import java.util.Locale;
import linkspan.mapping.schema.Field;

/** Writes a mapping that hands on every field of an event under its own name, for a person to cut and rename. */
public final class StraightCopy {
    private final List<Field> fields;

    /** @param fields all that the event's schema knows */
    public StraightCopy(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /** The event as it is, written out. */
    public String object() {
        return object("", ".", "");
    }

    private String object(String parent, String access, String indent) {
        Entries entries = new Entries();
        for (Field field : fields) {
            if (field.parent().equals(parent) && !field.isElement()) {
                entries.add(field.name(), value(field, access + field.name(), indent + "  "), "");
            }
        }
        return entries.object(indent);
    }

    private String value(Field field, String access, String indent) {
        if (field.isMoney() || field.isValue()) {
            return access;
        }
        boolean inside =
                fields.stream().anyMatch(other -> other.parent().equals(field.path() + (field.isArray() ? "[]" : "")));
        if (!inside) {
            return access;
        }
        return field.isArray()
                ? "[for (" + access + ") " + object(field.path() + "[]", ".", indent) + "]"
                : object(field.path(), access + ".", indent);
    }

    /**
     * Columns for the values at the top, amounts and objects beside them, of the event in {@code .data}.
     *
     * @param key the table's key, {@code order_id}
     */
    public String row(String key) {
        Entries entries = new Entries();
        boolean keyed = false;
        for (Field field : fields) {
            boolean shallow = !field.path().contains("[]")
                    && field.path().chars().filter(c -> c == '.').count() < 2;
            boolean ofMoney = fields.stream()
                    .anyMatch(around -> around.isMoney() && around.path().equals(field.parent()));
            if (shallow && !ofMoney && (field.isValue() || field.isMoney())) {
                String column = column(field.path());
                keyed |= column.equals(key);
                entries.add(
                        column,
                        field.isMoney() ? "dec(.data." + field.path() + ".value)" : ".data." + field.path(),
                        "");
            }
        }
        if (!keyed) {
            entries.add(key, "fail(\"TODO: what is the key?\", \"" + key + "\")", "TODO");
        }
        entries.add("event_id", ".eventId", "");
        return entries.object("  ");
    }

    private static String column(String path) {
        return path.replace('.', '_').replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
