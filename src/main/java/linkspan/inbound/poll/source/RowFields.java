package linkspan.inbound.poll.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import linkspan.inbound.poll.source.SourceTime.Stamp;
import linkspan.model.Json;
import linkspan.model.Sha256;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/**
 * What a poll reads of an answer. Each is a path of field names with dots between.
 *
 * @param rows to the list; empty where the answer is the list
 * @param time to when a row was changed last, within the row; empty: it says nothing of that
 * @param id to what names a row, within the row
 */
public record RowFields(String rows, String time, String id) {
    /** Throws {@link Refused} where there is no list. */
    List<JsonNode> rows(JsonNode answer) {
        JsonNode found = at(answer, rows);
        if (!(found instanceof ArrayNode list)) {
            throw new Refused(
                    FailureCode.ROUTE_FAILED,
                    "the source's answer has no list" + (rows.isEmpty() ? "" : " at " + rows));
        }
        List<JsonNode> all = new ArrayList<>(list.size());
        list.forEach(all::add);
        return all;
    }

    Stamp stamp(JsonNode row, SourceTime clock) {
        JsonNode value = at(row, time);
        if (!value.isTextual()) {
            throw new Refused(FailureCode.ROUTE_FAILED, "a row of the source has no time at " + time);
        }
        return clock.stamp(value.textValue());
    }

    JsonNode id(JsonNode row) {
        JsonNode value = at(row, id);
        if (!value.isValueNode() || value.isNull()) {
            throw new Refused(FailureCode.ROUTE_FAILED, "a row of the source has no id at " + id);
        }
        return value;
    }

    /** Another state of the same thing is another row. */
    static String key(JsonNode row) {
        return Sha256.hex(Json.bytes(row));
    }

    static JsonNode at(JsonNode tree, String path) {
        JsonNode node = tree;
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node;
    }
}
