package linkspan.mapping;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code to: mapping:<system>/<name>}: transforms the body with that file, compiled when the route starts. */
public final class MappingComponent extends DefaultComponent {
    /**
     * Exchange property that mappings see as {@code $event}: a JsonNode with eventId, eventType, sequence and timestamp.
     */
    public static final String EVENT_PROPERTY = "linkspan.event";

    private final Mappings mappings;

    public MappingComponent(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new MappingEndpoint(uri, this, mappings, remaining);
    }
}
