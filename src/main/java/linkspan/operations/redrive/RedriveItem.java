package linkspan.operations.redrive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.operations.letters.LetterId;
import org.jspecify.annotations.Nullable;

/**
 * One letter of a plan.
 *
 * @param place in the order in which they go, from 1
 * @param state planned, sent, delivered, failed or skipped
 * @param note why it failed again, or had nothing to be done
 */
public record RedriveItem(
        int place,
        LetterId letter,
        String topic,
        String key,
        String state,
        @Nullable String note) {
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("place", place)
                .put("letter", letter.toString())
                .put("key", key)
                .put("result", state)
                .put("note", note);
    }
}
