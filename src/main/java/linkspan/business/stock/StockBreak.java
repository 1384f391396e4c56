package linkspan.business.stock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change that did not begin with what the one before it had left.
 *
 * @param expectedQty what the change before had left
 * @param messageId the stored message that brought it, or null
 * @param source who sent it
 */
public record StockBreak(
        String warehouseId,
        String skuId,
        long expectedQty,
        long beforeQty,
        long afterQty,
        String changeType,
        @Nullable Long movementNo,
        @Nullable String movementId,
        @Nullable Instant occurredAt,
        @Nullable String messageId,
        String source,
        Instant foundAt) {

    static StockBreak of(
            StockDecision.AcceptBroken broken, String source, @Nullable String messageId, Instant foundAt) {
        JsonNode data = broken.event().data();
        StockKey key = StockKey.of(data);
        StockNews news = broken.news();
        return new StockBreak(
                key.warehouseId(),
                key.skuId(),
                broken.expectedQty(),
                data.path("beforeQty").longValue(),
                news.afterQty(),
                data.path("changeType").asText(),
                news.movementNo(),
                news.movementId(),
                news.occurredAt(),
                messageId,
                source,
                foundAt);
    }

    /** Pieces that came (or, negative, left) without a word. */
    public long untold() {
        return beforeQty - expectedQty;
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("warehouseId", warehouseId)
                .put("skuId", skuId)
                .put("expectedQty", expectedQty)
                .put("beforeQty", beforeQty)
                .put("afterQty", afterQty)
                .put("untold", untold())
                .put("changeType", changeType)
                .put("movementNo", movementNo)
                .put("movementId", movementId)
                .put("occurredAt", occurredAt == null ? null : occurredAt.toString())
                .put("messageId", messageId)
                .put("source", source)
                .put("foundAt", foundAt.toString());
    }
}
