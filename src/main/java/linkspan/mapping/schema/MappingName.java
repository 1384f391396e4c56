package linkspan.mapping.schema;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.model.kind.EventKind;
import linkspan.model.kind.EventTypes;

/**
 * What a mapping's name says: {@code wms/deliver-order-created-overseas} delivers that event to that system.
 *
 * @param system {@code wms}
 * @param verb {@code receive}, {@code deliver}, or whatever the name begins with
 * @param event empty when the name has none
 */
public record MappingName(String system, String verb, Optional<EventKind> event) {
    private static final Pattern NAME = Pattern.compile("(_?[a-z0-9-]+)/([a-z0-9]+)(?:-([a-z0-9-]+))?(?:\\.module)?");

    /** Throws {@link IllegalArgumentException} for a name that no mapping has. */
    public static MappingName of(String name, EventTypes events) {
        Matcher m = NAME.matcher(name);
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + name + "' is no mapping; one is named <system>/<name>");
        }
        String rest = m.group(3) == null ? "" : m.group(3);
        return new MappingName(m.group(1), m.group(2), events.named(rest));
    }

    public boolean receives() {
        return verb.equals("receive") && event.isPresent();
    }

    public boolean delivers() {
        return verb.equals("deliver") && event.isPresent();
    }
}
