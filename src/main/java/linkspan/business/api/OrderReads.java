package linkspan.business.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import linkspan.business.order.StoredOrder;

/** What clients may read; each sees its own orders only. */
public interface OrderReads {
    Optional<StoredOrder> find(String orderId, String client);

    JsonNode page(String client, OrderFilter filter);

    /** What happened to an order in every system. */
    Optional<? extends JsonNode> timeline(String orderId);
}
