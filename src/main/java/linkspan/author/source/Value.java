package linkspan.author.source;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import linkspan.mapping.Place;

/** A value of a YAML file, and where it stands. */
public sealed interface Value {
    Place place();

    /** A number, a flag and nothing at all are texts, too. */
    record Text(Place place, String text) implements Value {}

    /** A list. */
    record Items(Place place, List<Value> values) implements Value {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Keys in the order of the file. */
    record Fields(Place place, Map<String, Field> all) implements Value {}

    /** A key's place, and what it holds. */
    record Field(Place key, Value value) {}

    /** What a key holds; empty where this has no such key, or no keys. Camel takes {@code route-id} for {@code routeId}. */
    default Optional<Value> get(String key) {
        return field(key).map(Field::value);
    }

    /** As {@link #get}, with the key's place. */
    default Optional<Field> field(String key) {
        if (!(this instanceof Fields fields)) {
            return Optional.empty();
        }
        Field found = fields.all().get(key);
        return Optional.ofNullable(found != null ? found : fields.all().get(dashed(key)));
    }

    private static String dashed(String key) {
        return key.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    /** The text that a key holds. */
    default Optional<Text> text(String key) {
        return get(key).flatMap(value -> value instanceof Text text ? Optional.of(text) : Optional.empty());
    }

    /** The members of a list, the value itself where it is none. */
    default Stream<Value> each() {
        return this instanceof Items items ? items.values().stream() : Stream.of(this);
    }

    /** The members of the list that a key holds. */
    default List<Value> list(String key) {
        return get(key).stream().flatMap(Value::each).toList();
    }

    /** Keys with what they hold; none where this is no object. */
    default Map<String, Field> fields() {
        return this instanceof Fields fields ? fields.all() : Map.of();
    }
}
