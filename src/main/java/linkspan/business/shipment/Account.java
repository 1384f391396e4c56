package linkspan.business.shipment;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A unit's share: what a carrier answered about a shipment when it was asked.
 *
 * @param tracking the canonical tracking, with orderId and trackingNo
 * @param knownAt when it told us
 */
record Account(JsonNode tracking, Instant knownAt) {
    Account {
        if (!tracking.path("orderId").isTextual()
                || !tracking.path("trackingNo").isTextual()) {
            throw new IllegalArgumentException("an account of no shipment");
        }
    }

    String orderId() {
        return tracking.path("orderId").asText();
    }

    String trackingNo() {
        return tracking.path("trackingNo").asText();
    }

    /** Null where the carrier says no time. */
    @Nullable
    Instant statusAt() {
        try {
            return OffsetDateTime.parse(tracking.path("statusAt").asText("")).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
