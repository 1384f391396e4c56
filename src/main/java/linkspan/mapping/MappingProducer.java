package linkspan.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import linkspan.event.Json;
import linkspan.xml.XmlMalformed;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultProducer;

/** Puts what the mapping makes of the body in the body's place: a JsonNode, or a String where it is one text. */
final class MappingProducer extends DefaultProducer {
    private static final String VERSION = "linkspan.mappings";
    private final Mappings mappings;
    private final String name;

    MappingProducer(MappingEndpoint endpoint, Mappings mappings, String name) {
        super(endpoint);
        this.mappings = mappings;
        this.name = name;
    }

    @Override
    protected void doStart() throws Exception {
        mappings.use(name);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        mappings.release(name);
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        JsonNode event = exchange.getProperty(MappingComponent.EVENT_PROPERTY, NullNode.instance, JsonNode.class);
        JsonNode made = version(exchange).get(name).map(input(exchange), Map.of("event", event));
        exchange.getMessage().setBody(made.isTextual() ? made.textValue() : made);
    }

    /** The same for all mappings that a message runs through, also when files are edited meanwhile. */
    private Mappings.Version version(Exchange exchange) {
        Mappings.Version begun = exchange.getProperty(VERSION, Mappings.Version.class);
        if (begun != null) {
            return begun;
        }
        Mappings.Version now = mappings.current();
        exchange.setProperty(VERSION, now);
        return now;
    }

    /** A JsonNode, maps and lists, or JSON or XML as text, bytes or anything that Camel turns into bytes. */
    private JsonNode input(Exchange exchange) throws InvalidPayloadException {
        Object body = exchange.getMessage().getBody();
        try {
            if (body instanceof JsonNode || body instanceof Map || body instanceof List) {
                return Json.of(body);
            }
            byte[] bytes = body instanceof String text
                    ? text.getBytes(StandardCharsets.UTF_8)
                    : exchange.getMessage().getMandatoryBody(byte[].class);
            return Mapping.input(bytes);
        } catch (Json.Malformed e) {
            throw new MappingFailed(name, Place.in("body"), null, "not JSON: " + e.getMessage());
        } catch (XmlMalformed e) {
            throw new MappingFailed(name, Place.in("body"), null, "not XML: " + e.getMessage());
        }
    }
}
