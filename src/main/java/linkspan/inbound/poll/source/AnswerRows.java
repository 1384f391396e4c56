package linkspan.inbound.poll.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What a step has left in the body, as a tree: rows of {@code jdbc:} with the names of their columns in lower case and their values
 * exact, JSON in whatever form.
 *
 * @param local times of columns without zone stay as they are; else they count as instants
 */
public record AnswerRows(boolean local) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Throws {@link Refused} for what is neither rows nor JSON. */
    public JsonNode of(@Nullable Object body) {
        try {
            return tree(body);
        } catch (Json.Malformed e) {
            throw new Refused(FailureCode.JSON_MALFORMED, "the source's answer: " + e.getMessage());
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the source's answer cannot be read", e);
        }
    }

    private JsonNode tree(@Nullable Object body) throws IOException, SQLException {
        if (body instanceof JsonNode json) {
            return json;
        }
        if (body instanceof byte[] bytes) {
            return Json.read(bytes);
        }
        if (body instanceof String text) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8));
        }
        if (body instanceof InputStream stream) {
            return Json.read(stream.readAllBytes());
        }
        if (body == null || body instanceof Collection || body instanceof Iterator || body instanceof Map) {
            return body == null ? NODES.arrayNode() : value(body);
        }
        throw new Refused(
                FailureCode.ROUTE_FAILED,
                "the source has left a " + body.getClass().getSimpleName() + " in the body, neither rows nor JSON");
    }

    private JsonNode value(@Nullable Object value) throws SQLException {
        if (value instanceof Map<?, ?> map) {
            ObjectNode row = NODES.objectNode();
            for (Map.Entry<?, ?> column : map.entrySet()) {
                row.set(String.valueOf(column.getKey()).toLowerCase(Locale.ROOT), value(column.getValue()));
            }
            return row;
        }
        if (value instanceof Iterable<?> list) {
            return list(list.iterator());
        }
        if (value instanceof Iterator<?> list) {
            return list(list);
        }
        return scalar(value);
    }

    private ArrayNode list(Iterator<?> list) throws SQLException {
        ArrayNode all = NODES.arrayNode();
        while (list.hasNext()) {
            all.add(value(list.next()));
        }
        return all;
    }

    private JsonNode scalar(@Nullable Object value) throws SQLException {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Boolean || value instanceof JsonNode) {
            return Json.of(value);
        }
        if (value instanceof Number number) {
            return NODES.numberNode(new BigDecimal(number.toString()));
        }
        if (value instanceof byte[] bytes) {
            return NODES.binaryNode(Arrays.copyOf(bytes, bytes.length));
        }
        if (value instanceof Clob text) {
            return NODES.textNode(text.getSubString(1, (int) Math.min(text.length(), Integer.MAX_VALUE)));
        }
        if (value instanceof Timestamp time) {
            return NODES.textNode(
                    local ? time.toLocalDateTime().toString() : time.toInstant().toString());
        }
        return NODES.textNode(
                value instanceof OffsetDateTime time ? time.toInstant().toString() : value.toString());
    }
}
