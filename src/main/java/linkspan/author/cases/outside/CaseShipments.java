package linkspan.author.cases.outside;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import linkspan.business.shipment.Shipment;
import linkspan.business.shipment.Shipments;
import org.jspecify.annotations.Nullable;

/**
 * Shipments as a case knows them: by the step's reply, {@code {json: {orderId, carrierCode, client, knownAt, tracking}}},
 * else by that of a step before. Without one no shipment is known.
 */
public final class CaseShipments implements Shipments {
    private final Scene scene;
    private @Nullable JsonNode known;

    public CaseShipments(Scene scene) {
        this.scene = scene;
    }

    /** A new case. */
    public void begin() {
        known = null;
    }

    @Override
    public List<Shipment> find(String trackingNo) {
        scene.known().ifPresent(document -> known = document.json());
        JsonNode it = known;
        return it == null || it.isNull() ? List.of() : List.of(shipment(trackingNo, it));
    }

    /** {@code client} is who ordered; an order without one is whoever's asks. */
    public boolean owned(String orderId, String client) {
        return known == null || known.path("client").asText(client).equals(client);
    }

    private static Shipment shipment(String trackingNo, JsonNode it) {
        return new Shipment(
                trackingNo,
                it.path("orderId").asText(),
                it.path("carrierCode").asText(),
                instant(it.path("statusAt")),
                instant(it.path("knownAt")),
                it.get("tracking"));
    }

    private static @Nullable Instant instant(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.textValue()) : null;
    }
}
