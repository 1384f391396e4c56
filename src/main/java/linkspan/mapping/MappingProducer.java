package linkspan.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import linkspan.mapping.row.MappedRows;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import linkspan.platform.format.Format;
import linkspan.platform.format.FormatMalformed;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the mapping makes of the body in the body's place: a JsonNode, or a String where it is one text. Of rows that come one by one,
 * an {@link Iterator}, each is mapped when it is read.
 */
final class MappingProducer extends DefaultProducer {
    private static final String VERSION = "linkspan.mappings";
    private final Mappings mappings;
    private final String name;
    private final @Nullable Format stated;

    /** {@code stated}: what the route knows about bodies of bytes and text; null: their content type or they themselves say it. */
    MappingProducer(MappingEndpoint endpoint, Mappings mappings, String name, @Nullable Format stated) {
        super(endpoint);
        this.mappings = mappings;
        this.name = name;
        this.stated = stated;
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
        JsonNode event = exchange.getProperty(ExchangeProperty.EVENT, NullNode.instance, JsonNode.class);
        Mapping mapping = version(exchange).get(name);
        if (exchange.getMessage().getBody() instanceof Iterator<?> rows) {
            exchange.getMessage()
                    .setBody(new MappedRows(rows, row -> mapping.map(Json.of(row), Map.of("event", event))));
            return;
        }
        JsonNode made = mapping.map(input(exchange), Map.of("event", event));
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

    /** A JsonNode, maps and lists, or a document as text, bytes or anything that Camel turns into bytes. */
    private JsonNode input(Exchange exchange) throws InvalidPayloadException {
        Object body = exchange.getMessage().getBody();
        if (body instanceof JsonNode || body instanceof Map || body instanceof List) {
            return Json.of(body);
        }
        String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, "", String.class);
        byte[] bytes = body instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : exchange.getMessage().getMandatoryBody(byte[].class);
        Format format = format(type, bytes);
        try {
            return format.tree(bytes, body instanceof String ? "" : type);
        } catch (FormatMalformed e) {
            throw new MappingFailed(name, Place.in("body"), null, "not " + format.name() + ": " + e.getMessage());
        }
    }

    private Format format(String type, byte[] bytes) {
        if (stated != null) {
            return stated;
        }
        return Format.ofType(type).orElseGet(() -> Format.of(bytes));
    }
}
