package linkspan.business.api.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import linkspan.business.order.StoredOrder;
import linkspan.platform.access.Rights;

/**
 * Whose orders a caller may touch; all others are as if they were not there.
 *
 * @param client who calls
 */
public record Reach(String client, Rights rights) {
    public boolean covers(StoredOrder order) {
        return rights.reach(
                client, order.client(), order.document().path("channel").asText(), warehouse(order.document()));
    }

    /** Whether its warehouse is one of the caller's; which one packs an order is known when it has left. */
    boolean coversWarehouse(JsonNode document) {
        Set<String> warehouses = rights.warehouses();
        return warehouses.isEmpty() || warehouses.contains(Rights.ALL) || warehouses.contains(warehouse(document));
    }

    private static String warehouse(JsonNode document) {
        return document.at("/shipment/warehouseId").asText();
    }
}
