package linkspan.mapping.schema;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.model.EventType;

/**
 * What a mapping's name says: {@code wms/deliver-order-created-overseas} delivers that event to that system.
 *
 * @param system {@code wms}
 * @param verb {@code receive}, {@code deliver}, or whatever the name begins with
 * @param event empty when the name has none
 */
public record MappingName(String system, String verb, Optional<EventType> event) {
    private static final Pattern NAME = Pattern.compile("(_?[a-z0-9-]+)/([a-z0-9]+)(?:-([a-z0-9-]+))?(?:\\.module)?");

    /** Throws {@link IllegalArgumentException} for a name that no mapping has. */
    public static MappingName of(String name) {
        Matcher m = NAME.matcher(name);
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + name + "' is no mapping; one is named <system>/<name>");
        }
        String rest = m.group(3) == null ? "" : m.group(3);
        Optional<EventType> event = Arrays.stream(EventType.values())
                .filter(type -> rest.equals(type.label()) || rest.startsWith(type.label() + "-"))
                .max(Comparator.comparing(type -> type.label().length()));
        return new MappingName(m.group(1), m.group(2), event);
    }

    public boolean receives() {
        return verb.equals("receive") && event.isPresent();
    }

    public boolean delivers() {
        return verb.equals("deliver") && event.isPresent();
    }
}
