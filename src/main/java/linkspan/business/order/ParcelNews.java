package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.model.EventDraft;
import linkspan.model.Json;
import linkspan.model.Sha256;
import linkspan.model.failure.FailureCode;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's account of one parcel of an order. Of two about one tracking number the one with the later {@code statusAt}
 * counts, of two with the same time the one that came later. An order is delivered when all has left and every parcel has
 * arrived; what a carrier says afterwards is told and shown, and the order stays delivered.
 */
final class ParcelNews {
    private static final List<String> SHOWN = List.of("trackingNo", "carrierCode", "status", "statusAt");
    private static final Set<String> NOTHING_SEEN = Set.of("UNKNOWN", "PRE_TRANSIT");

    private ParcelNews() {}

    static Decision decide(StoredOrder stored, EventDraft draft) {
        JsonNode now = draft.data();
        ObjectNode known = known(stored.document(), now.path("trackingNo"));
        Instant at = OrderContent.time(now.path("statusAt"));
        if (at == null) {
            return withoutTime(known, now);
        }
        ObjectNode shown = shown(now);
        Instant last = known == null ? null : OrderContent.time(known.path("statusAt"));
        if (known != null && known.path("digest").equals(shown.path("digest"))) {
            return new Decision.Ignore(Decision.Reason.ALREADY_SO);
        }
        if (last != null && at.isBefore(last)) {
            return new Decision.Supersede(Decision.Reason.OLDER_NEWS);
        }
        StoredOrder next = stored.withField("tracking", without(shown, "digest"))
                .withField("trackings", with(stored.document(), shown));
        boolean arrived = stored.status() == OrderStatus.SHIPPED && allArrived(next.document());
        return new Decision.Accept(arrived ? next.withStatus(OrderStatus.DELIVERED) : next, draft);
    }

    /** The order without what was said about a number that was never its own. */
    static StoredOrder forget(StoredOrder order, JsonNode trackingNo) {
        List<ObjectNode> others = parcels(order.document()).stream()
                .filter(each -> !each.path("trackingNo").equals(trackingNo))
                .toList();
        if (others.size() == parcels(order.document()).size()) {
            return order;
        }
        if (others.isEmpty()) {
            return order.withoutField("tracking").withoutField("trackings");
        }
        return order.withField("trackings", JsonNodeFactory.instance.arrayNode().addAll(others))
                .withField("tracking", without(others.get(others.size() - 1), "digest"));
    }

    /** Nobody can say whether it is older than what is known. */
    private static Decision withoutTime(@Nullable ObjectNode known, JsonNode now) {
        String status = now.path("status").asText();
        boolean nothingNew = known == null
                ? NOTHING_SEEN.contains(status)
                : known.path("status").asText().equals(status);
        return nothingNew
                ? new Decision.Ignore(Decision.Reason.ALREADY_SO)
                : new Decision.Refuse(FailureCode.ORDER_CONFLICT, status + " without a time since when");
    }

    /** What was said last about this parcel; before there could be several, only of the one heard of last. */
    private static @Nullable ObjectNode known(JsonNode document, JsonNode trackingNo) {
        return parcels(document).stream()
                .filter(each -> each.path("trackingNo").equals(trackingNo))
                .findFirst()
                .orElse(null);
    }

    private static List<ObjectNode> parcels(JsonNode document) {
        List<ObjectNode> parcels = new ArrayList<>();
        document.path("trackings").forEach(each -> parcels.add((ObjectNode) each));
        if (parcels.isEmpty() && document.path("tracking") instanceof ObjectNode one) {
            parcels.add(one);
        }
        return parcels;
    }

    private static ArrayNode with(JsonNode document, ObjectNode shown) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        parcels(document).stream()
                .filter(each -> !each.path("trackingNo").equals(shown.path("trackingNo")))
                .forEach(all::add);
        return all.add(shown);
    }

    private static ObjectNode shown(JsonNode account) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        SHOWN.forEach(name -> shown.set(name, account.path(name)));
        return shown.put("digest", Sha256.hex(Json.bytes(account)));
    }

    private static ObjectNode without(ObjectNode node, String field) {
        ObjectNode copy = node.deepCopy();
        copy.remove(field);
        return copy;
    }

    private static boolean allArrived(JsonNode document) {
        List<ObjectNode> parcels = parcels(document);
        Set<String> arrived = parcels.stream()
                .filter(each -> each.path("status").asText().equals(OrderStatus.DELIVERED.name()))
                .map(each -> each.path("trackingNo").asText())
                .collect(Collectors.toSet());
        List<String> sent = Parcels.of(document).stream()
                .map(each -> each.path("trackingNo").textValue())
                .filter(Objects::nonNull)
                .toList();
        return Parcels.allLeft(document)
                && arrived.containsAll(sent)
                && parcels.stream()
                        .allMatch(
                                each -> arrived.contains(each.path("trackingNo").asText()));
    }
}
