package linkspan.author.preview;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an edit changes in so many outputs, with the first of them.
 *
 * @param what a path without indexes, {@code items[].discount}, or why a mapping fails
 * @param key of the order or SKU; empty when it is not known
 * @param id of the message or event
 * @param before as JSON; {@code nothing} where nothing was
 * @param now as {@code before}
 */
public record OutputChange(String what, int count, String key, String id, String before, String now) {
    OutputChange oneMore() {
        return new OutputChange(what, count + 1, key, id, before, now);
    }

    ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("what", what).put("count", count);
        json.putObject("example")
                .put("key", key)
                .put("id", id)
                .put("before", before)
                .put("now", now);
        return json;
    }
}
