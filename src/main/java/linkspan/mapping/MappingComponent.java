package linkspan.mapping;

import java.util.Map;
import linkspan.platform.format.Format;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code to: mapping:<system>/<name>}: transforms the body with that file, compiled when the route starts. {@code ?format=csv}
 * says how a body of bytes or text is to be read where nothing else tells.
 */
@UriEndpoint(scheme = "mapping", syntax = "mapping:name", title = "Mapping", producerOnly = true)
public final class MappingComponent extends DefaultComponent {
    @UriPath(name = "name", description = "System and name of the mapping file, wms/deliver-order-created")
    private static final String NAME = "name";

    @UriParam(
            name = "format",
            description = "How a body of bytes or text is read where nothing else tells",
            enums = "json,xml,csv,yaml,form")
    private static final String FORMAT = "format";

    private final Mappings mappings;

    public MappingComponent(Mappings mappings) {
        this.mappings = mappings;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        String format = getAndRemoveParameter(parameters, FORMAT, String.class);
        return new MappingEndpoint(uri, this, mappings, remaining, format == null ? null : Format.of(format));
    }
}
