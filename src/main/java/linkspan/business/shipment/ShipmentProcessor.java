package linkspan.business.shipment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import linkspan.commit.UnitOfWork;
import linkspan.model.ExchangeProperty;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.model.failure.Unmappable;
import linkspan.platform.resilience.DeliveryFailure;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/** The steps behind {@code shipment:}; {@link ShipmentComponent} lists them. No connection is held between two steps. */
final class ShipmentProcessor {
    /** Exchange property: the {@link Shipment} that is asked for. */
    private static final String ASKED = "linkspan.shipment";

    private final Shipments shipments;
    private final BiPredicate<String, String> owned;
    private final Clock clock;

    ShipmentProcessor(Shipments shipments, BiPredicate<String, String> owned, Clock clock) {
        this.shipments = shipments;
        this.owned = owned;
        this.clock = clock;
    }

    /** A number that is not known yet, or never will be, refuses the message: it is kept and can be replayed. */
    void order(Exchange exchange) {
        JsonNode account = Json.of(exchange.getMessage().getBody());
        Shipment shipment = shipments.find(account.path("trackingNo").asText()).stream()
                .findFirst()
                .orElseThrow(
                        () -> new Refused(FailureCode.NOT_FOUND, "no order was shipped under this tracking number"));
        exchange.getMessage().setBody(shipment.own(account));
    }

    void own(Exchange exchange) {
        String client = exchange.getProperty(ExchangeProperty.CLIENT, String.class);
        Object number =
                exchange.getProperty(ExchangeProperty.PATH, Map.of(), Map.class).get("trackingNo");
        Shipment own = shipments.find(String.valueOf(number)).stream()
                .filter(shipment -> owned.test(shipment.orderId(), client))
                .findFirst()
                .orElseThrow(ShipmentProcessor::unknown);
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("trackingNo", own.trackingNo())
                .put("carrierCode", own.carrierCode())
                .put("orderId", own.orderId());
        exchange.setProperty(ASKED, own);
        exchange.setProperty(ExchangeProperty.DATA, data);
        exchange.getMessage().setBody(data);
    }

    void remember(Exchange exchange) throws DeliveryFailure {
        Shipment asked = asked(exchange);
        JsonNode account = Json.of(exchange.getMessage().getBody());
        if (!account.path("trackingNo").asText().equals(asked.trackingNo())) {
            throw new DeliveryFailure(FailureCode.SYSTEM_ANSWER_INVALID, "it answered about another tracking number");
        }
        ObjectNode tracking = asked.own(account);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Objects.requireNonNull(exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class))
                .attach(new Account(tracking, now));
        exchange.getMessage().setBody(answer(tracking, false, now));
    }

    /** Reads anew: a carrier may have published something since the call began. */
    void recall(Exchange exchange) {
        Shipment asked = asked(exchange);
        Shipment known = shipments.find(asked.trackingNo()).stream()
                .filter(shipment -> shipment.orderId().equals(asked.orderId()))
                .findFirst()
                .orElseThrow(ShipmentProcessor::unknown);
        if (known.tracking() == null || known.knownAt() == null) {
            throw nothingKnown(exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class));
        }
        exchange.getMessage().setBody(answer(known.tracking(), true, known.knownAt()));
    }

    /** The system was there and has nothing: so have we. Otherwise it may be there in a moment. */
    private static Refused nothingKnown(@Nullable Throwable cause) {
        DeliveryFailure failure = cause == null ? null : ObjectHelper.getException(DeliveryFailure.class, cause);
        boolean itsWord = failure != null && failure.code() == FailureCode.SYSTEM_REFUSED
                || cause != null && ObjectHelper.getException(Unmappable.class, cause) != null;
        return itsWord
                ? new Refused(FailureCode.NOT_FOUND, "the carrier does not tell of this tracking number")
                : new Refused(FailureCode.SYSTEM_UNREACHABLE, "the carriers cannot be asked, and nothing is known yet");
    }

    private static ObjectNode answer(JsonNode tracking, boolean stale, Instant asOf) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        tracking.properties().forEach(field -> answer.set(field.getKey(), field.getValue()));
        return answer.put("stale", stale).put("asOf", asOf.toString());
    }

    private static Shipment asked(Exchange exchange) {
        return Objects.requireNonNull(
                exchange.getProperty(ASKED, Shipment.class), "shipment:own comes first in the route");
    }

    private static Refused unknown() {
        return new Refused(FailureCode.NOT_FOUND, "there is no such shipment");
    }
}
