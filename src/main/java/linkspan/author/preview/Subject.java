package linkspan.author.preview;

import java.util.Optional;
import linkspan.mapping.schema.MappingName;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.model.kind.EventKind;
import linkspan.model.kind.EventTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping is given in the hub: messages of the route that it is named after, or events of a type.
 *
 * @param mapping {@code wms/deliver-order-created}
 * @param route whose messages; empty for events
 */
record Subject(String mapping, String system, EventKind event, Optional<String> route) {
    /** @param event for a mapping whose name has none; throws {@link Refused} when there is neither. */
    static Subject of(String mapping, @Nullable String event, EventTypes events) {
        try {
            MappingName name = MappingName.of(mapping, events);
            Optional<EventKind> asked = Optional.ofNullable(event).map(events::of);
            EventKind kind = asked.or(name::event)
                    .orElseThrow(() -> new IllegalArgumentException(mapping
                            + " does not say in its name of which event it is: name that (--event order-created)"));
            boolean messages = name.receives() && asked.isEmpty();
            return new Subject(
                    mapping,
                    name.system(),
                    kind,
                    messages ? Optional.of(name.system() + ".receive-" + kind.label()) : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, String.valueOf(e.getMessage()));
        }
    }
}
