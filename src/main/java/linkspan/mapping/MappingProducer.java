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
    private final Mapping mapping;

    MappingProducer(MappingEndpoint endpoint, Mapping mapping) {
        super(endpoint);
        this.mapping = mapping;
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        JsonNode event = exchange.getProperty(MappingComponent.EVENT_PROPERTY, NullNode.instance, JsonNode.class);
        JsonNode made = mapping.map(input(exchange), Map.of("event", event));
        exchange.getMessage().setBody(made.isTextual() ? made.textValue() : made);
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
            throw new MappingFailed(mapping.name(), Place.in("body"), null, "not JSON: " + e.getMessage());
        } catch (XmlMalformed e) {
            throw new MappingFailed(mapping.name(), Place.in("body"), null, "not XML: " + e.getMessage());
        }
    }
}
