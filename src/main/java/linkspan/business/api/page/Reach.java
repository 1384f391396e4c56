package linkspan.business.api.page;

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
                client,
                order.client(),
                order.document().path("channel").asText(),
                order.document().at("/shipment/warehouseId").asText());
    }
}
