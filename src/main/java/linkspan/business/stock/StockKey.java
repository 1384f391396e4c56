package linkspan.business.stock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** A SKU in a warehouse; sorted as rows are locked. */
record StockKey(String warehouseId, String skuId) implements Comparable<StockKey> {
    private static final Comparator<StockKey> ORDER =
            Comparator.comparing(StockKey::warehouseId).thenComparing(StockKey::skuId);

    static StockKey of(JsonNode change) {
        return new StockKey(
                change.path("warehouseId").asText(), change.path("skuId").asText());
    }

    /** As in the topic. */
    String streamKey() {
        return warehouseId + "/" + skuId;
    }

    @Override
    public int compareTo(StockKey other) {
        return ORDER.compare(this, other);
    }
}
