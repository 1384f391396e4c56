package linkspan.mapping.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import linkspan.mapping.MappingBroken;
import linkspan.model.EventType;

/**
 * The fields of a schema by what is asked for; a mark on an object holds for all that is in it.
 *
 * @param all each before those that it holds
 */
public record SchemaFields(List<Field> all) {
    private static final SchemaFields NONE = new SchemaFields(List.of());

    public SchemaFields {
        all = List.copyOf(all);
    }

    /** Of the canonical event; none when it has no schema. */
    public static SchemaFields of(Path mappings, EventType event) {
        return of(EventSchemas.file(mappings, event.label()));
    }

    /** None when there is no such file, or it is broken: {@code check} tells of that. */
    public static SchemaFields of(Path file) {
        try {
            return Files.isRegularFile(file) ? new SchemaFields(Fields.of(SchemaReader.read(file))) : NONE;
        } catch (MappingBroken e) {
            return NONE;
        }
    }

    /** Those that hold no others. */
    public List<Field> values() {
        return all.stream().filter(field -> !holds(field)).toList();
    }

    /** As {@link #values}, without those that the hub gives and those that only clients of the order API state. */
    public List<FieldPath> stated() {
        return values().stream()
                .filter(field -> !marked(field, Field::isGiven) && !marked(field, Field::isOfClients))
                .map(field -> FieldPath.of(field.path()))
                .toList();
    }

    /** As {@link #values}: those that are about a person. */
    public List<FieldPath> personal() {
        return values().stream()
                .filter(field -> marked(field, Field::isPersonal))
                .map(field -> FieldPath.of(field.path()))
                .toList();
    }

    private boolean holds(Field field) {
        return all.stream().anyMatch(other -> within(other, field) && !other.equals(field));
    }

    private boolean marked(Field field, Predicate<Field> mark) {
        return all.stream().anyMatch(other -> mark.test(other) && within(field, other));
    }

    private static boolean within(Field inner, Field outer) {
        String rest = inner.path().startsWith(outer.path())
                ? inner.path().substring(outer.path().length())
                : "x";
        return rest.isEmpty() || rest.startsWith(".") || rest.startsWith(FieldPath.EACH);
    }
}
