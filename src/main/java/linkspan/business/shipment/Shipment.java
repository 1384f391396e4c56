package linkspan.business.shipment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shipment that the hub knows, because its order was shipped.
 *
 * @param carrierCode the name that the warehouse has for the carrier
 * @param statusAt since when it stands as in {@code tracking}; null while nothing is known or the carrier says no time
 * @param knownAt when the hub was told so last; null while nothing is known
 * @param tracking the canonical tracking; not to be changed
 */
public record Shipment(
        String trackingNo,
        String orderId,
        String carrierCode,
        @Nullable Instant statusAt,
        @Nullable Instant knownAt,
        @Nullable JsonNode tracking) {

    /** A carrier's account as the tracking of this shipment's order, under the name that the order has for the carrier. */
    ObjectNode own(JsonNode account) {
        ObjectNode own = JsonNodeFactory.instance
                .objectNode()
                .put("orderId", orderId)
                .put("trackingNo", trackingNo)
                .put("carrierCode", carrierCode);
        account.properties().stream()
                .filter(field -> !own.has(field.getKey()))
                .forEach(field -> own.set(field.getKey(), field.getValue()));
        return own;
    }

    /** True when an account of that time may take the place of what is known. */
    boolean yieldsTo(@Nullable Instant time) {
        if (tracking == null || statusAt == null) {
            return true;
        }
        return time != null && !time.isBefore(statusAt);
    }
}
