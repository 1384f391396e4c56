package linkspan.inbound.poll.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a source, and what comes after them.
 *
 * @param settled where a new run begins once these are taken
 * @param head where the next page of this run begins
 * @param last no page is behind it
 */
public record RowPage(List<Row> rows, ObjectNode settled, ObjectNode head, boolean last) {
    public RowPage {
        rows = List.copyOf(rows);
    }

    /** One of them; used by one thread at a time. */
    public static final class Row {
        private final JsonNode content;
        private final boolean comesAgain;
        private @Nullable String key;

        private Row(JsonNode content, @Nullable String key, boolean comesAgain) {
            this.content = content;
            this.key = key;
            this.comesAgain = comesAgain;
        }

        /** Of a source without names for its rows: what stands in it makes it the same row in the same state. */
        public static Row of(JsonNode content, boolean comesAgain) {
            return new Row(content, null, comesAgain);
        }

        /** One that comes once, under this key. */
        public static Row named(JsonNode content, String key) {
            return new Row(content, key, false);
        }

        public JsonNode content() {
            return content;
        }

        /** What makes it the same row in the same state. Costs a digest at the first call. */
        public String key() {
            if (key == null) {
                key = RowFields.key(content);
            }
            return key;
        }

        /** A later page may bring it once more: its key is to be remembered. */
        public boolean comesAgain() {
            return comesAgain;
        }
    }
}
