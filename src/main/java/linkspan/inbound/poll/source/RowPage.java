package linkspan.inbound.poll.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

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

    /**
     * One of them.
     *
     * @param key what makes it the same row in the same state
     * @param comesAgain a later page may bring it once more: its key is to be remembered
     */
    public record Row(JsonNode content, String key, boolean comesAgain) {}
}
