package linkspan.mapping;

import java.util.Map;
import linkspan.platform.format.Format;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code to: mapping:<system>/<name>}: transforms the body with that file, compiled when the route starts. {@code ?format=csv}
 * says how a body of bytes or text is to be read where nothing else tells.
 */
public final class MappingComponent extends DefaultComponent {

    private final Mappings mappings;

    public MappingComponent(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String format = getAndRemoveParameter(parameters, "format", String.class);
        return new MappingEndpoint(uri, this, mappings, remaining, format == null ? null : Format.of(format));
    }
}
