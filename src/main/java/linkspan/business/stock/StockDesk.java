package linkspan.business.stock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import linkspan.commit.outbox.RemarkStore;
import linkspan.model.Topic;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import org.jspecify.annotations.Nullable;

/** {@code /admin/stock/{sku}} and {@code /admin/stock-breaks?sku=…&limit=…}, newest first. */
public final class StockDesk implements OpsDesk {
    private static final int MOST = 1_000;
    private final StockStore store;
    private final RemarkStore remarks;

    public StockDesk(StockStore store, RemarkStore remarks) {
        this.store = store;
        this.remarks = remarks;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.get("/admin/stock/:id", this::levels), OpsRoute.get("/admin/stock-breaks", this::breaks));
    }

    private OpsReply levels(OpsRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("skuId", request.id());
        ObjectNode warehouses = json.putObject("warehouses");
        ArrayNode said = JsonNodeFactory.instance.arrayNode();
        store.levels(request.id()).forEach((warehouse, quantity) -> {
            warehouses.put(warehouse, quantity);
            remarks.of(Topic.INVENTORY, new StockKey(warehouse, request.id()).streamKey())
                    .forEach(remark -> said.add(remark.json().put("warehouseId", warehouse)));
        });
        if (!said.isEmpty()) {
            json.set("remarks", said);
        }
        return OpsReply.json(json);
    }

    private OpsReply breaks(OpsRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("count", store.breakCount());
        ArrayNode list = json.putArray("breaks");
        store.breaks(request.asked("sku"), limit(request.asked("limit"))).forEach(each -> list.add(each.json()));
        return OpsReply.json(json);
    }

    private static int limit(@Nullable String asked) {
        String text = asked == null ? "100" : asked;
        int limit = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > MOST) {
            throw new Refused(FailureCode.REQUEST_INVALID, "limit must be 1 to " + MOST);
        }
        return limit;
    }
}
