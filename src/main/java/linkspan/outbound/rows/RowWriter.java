package linkspan.outbound.rows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.system.SystemSettings;

/** Where rows go: a database, or, in a route case, nowhere. Used by many threads. */
@FunctionalInterface
public interface RowWriter {
    /** Makes the writer of one step. */
    @FunctionalInterface
    interface Opening {
        RowWriter open(SystemSettings system, List<RowTable> tables);
    }

    /**
     * Writes all rows or none.
     *
     * @param body {@code {table: [rows]}}
     */
    void write(JsonNode body) throws DeliveryFailure;
}
