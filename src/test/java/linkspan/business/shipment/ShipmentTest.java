package linkspan.business.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class ShipmentTest {
    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");

    private static Shipment known(Instant at) {
        return new Shipment("N", "O", "SF", at, NOON, Json.read("{}"));
    }

    @Test
    void only_older_accounts_are_turned_away() {
        assertThat(known(NOON).yieldsTo(NOON)).isTrue();
        assertThat(known(NOON).yieldsTo(NOON.plusMillis(1))).isTrue();
        assertThat(known(NOON).yieldsTo(NOON.minusMillis(1))).isFalse();
        assertThat(known(NOON).yieldsTo(null)).isFalse();
        assertThat(known(null).yieldsTo(null)).isTrue();
        assertThat(new Shipment("N", "O", "SF", null, null, null).yieldsTo(null))
                .isTrue();
    }

    @Test
    void an_account_becomes_the_orders_own_under_the_names_that_the_order_has() {
        assertThat(known(NOON)
                        .own(Json.read(
                                "{\"trackingNo\": \"n\", \"carrierCode\": \"SF-EXPRESS\", \"status\": \"DELIVERED\"}"))
                        .toString())
                .isEqualTo("{\"orderId\":\"O\",\"trackingNo\":\"N\",\"carrierCode\":\"SF\",\"status\":\"DELIVERED\"}");
    }
}
