package linkspan.business.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import linkspan.business.order.change.OrderChange;
import linkspan.business.order.change.Reservation;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse's word makes of an order, as pure functions of the order as it stands under its lock. It only goes
 * forward: what is unknown is asked again, under the same revision.
 */
record StockSteps(Instant now) {
    /** By then an order is dispatched, which confirms its stock; else the sweeper does. */
    private static final Duration DISPATCH = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    Decision decide(StoredOrder stored, OrderChange.Step step) {
        Reservation stock = stored.reservation();
        if (step instanceof OrderChange.Tried tried) {
            return stock.isTrying(tried.revision()) ? tried(stored, tried) : overtaken(stored);
        }
        if (step instanceof OrderChange.Waited) {
            return new Decision.Change(waited(stored), List.of(), new Decision.Success(201, stored.document()), null);
        }
        if (step instanceof OrderChange.Confirmed confirmed) {
            return confirmed(stored, confirmed);
        }
        if (step instanceof OrderChange.Released released
                && stock.state() == Reservation.State.CLOSING
                && stock.revision() == released.revision()) {
            Decision.Refuse refuse = ClientSteps.forbidden(stored, "update");
            Decision.Told told = stock.messageId() == null
                    ? null
                    : new Decision.Failure(new Refused(refuse.code(), refuse.what(), refuse.details()));
            return new Decision.Change(stored.with(stock.as(Reservation.State.CLOSED, null)), List.of(), told, null);
        }
        return new Decision.Change(stored, List.of(), null, null);
    }

    /** Nobody waits any more; what is still to be done with its stock is not forgotten. */
    private StoredOrder waited(StoredOrder stored) {
        Reservation stock = stored.reservation();
        if (stock.state() != Reservation.State.CONFIRMING) {
            return stored.with(stock.as(stock.state(), stock.due()));
        }
        return stored.status() == OrderStatus.DISPATCHED
                ? stored.with(stock.as(Reservation.State.HELD, null))
                : stored.with(stock.as(Reservation.State.CONFIRMING, now.plus(DISPATCH)));
    }

    /** Its client has cancelled or changed it meanwhile: the warehouse is told by that. */
    private static Decision overtaken(StoredOrder stored) {
        Decision.Refuse refuse = ClientSteps.forbidden(stored, "reserve");
        return new Decision.Change(
                stored,
                List.of(),
                new Decision.Failure(new Refused(refuse.code(), refuse.what(), refuse.details())),
                null);
    }

    private Decision tried(StoredOrder stored, OrderChange.Tried tried) {
        OrderChange.Outcome outcome = tried.outcome();
        Reservation stock = stored.reservation();
        if (outcome instanceof OrderChange.Reserved) {
            return reserved(stored, tried);
        }
        if (outcome instanceof OrderChange.Short lack) {
            return tooFew(stored, lack.details());
        }
        if (outcome instanceof OrderChange.Late) {
            if (stored.status().hasLeft()) {
                Decision.Refuse refuse = ClientSteps.forbidden(stored, "update");
                Refused left = new Refused(refuse.code(), refuse.what(), refuse.details());
                StoredOrder asItLeft = stored.with(stock.as(Reservation.State.HELD, null));
                return new Decision.Change(asItLeft, List.of(), new Decision.Failure(left), null);
            }
            Reservation again = stock.tryingAgain(now, stock.messageId(), stock.wanted());
            return new Decision.Change(stored.with(again), List.of(), null, null);
        }
        if (outcome instanceof OrderChange.NotTaken) {
            StoredOrder closed =
                    stored.with(stock.as(Reservation.State.CLOSING, now)).asHidden();
            Refused away = new Refused(FailureCode.SYSTEM_UNREACHABLE, "the warehouse cannot be asked for its stock");
            return new Decision.Change(closed, List.of(), new Decision.Failure(away), null);
        }
        boolean answered = tried.shown() != null;
        Reservation later = new Reservation(
                Reservation.State.TRYING,
                stock.revision(),
                now.plus(PAUSE),
                answered ? null : stock.messageId(),
                stock.wanted());
        return new Decision.Change(
                stored.with(later), List.of(), answered ? new Decision.Success(201, stored.document()) : null, null);
    }

    private Decision reserved(StoredOrder stored, OrderChange.Tried tried) {
        Reservation stock = stored.reservation();
        Reservation held = tried.waits()
                ? new Reservation(
                        Reservation.State.CONFIRMING,
                        stock.revision(),
                        now.plus(ClientSteps.LEASE),
                        stock.messageId(),
                        null)
                : stock.as(Reservation.State.CONFIRMING, now.plus(DISPATCH));
        JsonNode wanted = stock.wanted();
        if (stock.isChange() && wanted != null) {
            StoredOrder next =
                    stored.withData(wanted.path("order"), now).raised().with(held);
            return told(
                    next,
                    EventType.ORDER_UPDATED,
                    new Decision.Success(wanted.path("status").asInt(200), next.document()));
        }
        if (stored.status() != OrderStatus.PENDING) {
            return new Decision.Change(stored.with(held), List.of(), null, null);
        }
        StoredOrder next = stored.withStatus(OrderStatus.RESERVED).with(held);
        boolean asShown = tried.waits() || next.document().equals(tried.shown());
        return told(next, EventType.ORDER_CREATED, asShown ? null : new Decision.Success(201, next.document()));
    }

    /**
     * Whoever waits is refused, and nothing has happened; an order that was taken before is put on hold. An earlier question,
     * or this one a second time, may have been granted or may still be: the warehouse is told what it is to hold.
     */
    private Decision tooFew(StoredOrder stored, JsonNode details) {
        Reservation stock = stored.reservation();
        Decision.Told lack = new Decision.Failure(new Refused(FailureCode.OUT_OF_STOCK, "", details));
        if (stock.isChange()) {
            return new Decision.Change(askedForAsItStands(stored), List.of(), lack, null);
        }
        Reservation closing = stock.as(Reservation.State.CLOSING, now);
        if (stored.status() == OrderStatus.PENDING && stock.messageId() != null) {
            return new Decision.Change(stored.with(closing).asHidden(), List.of(), lack, null);
        }
        if (stored.status() == OrderStatus.PENDING || stored.status() == OrderStatus.RESERVED) {
            return told(stored.withStatus(OrderStatus.ON_HOLD).with(closing), EventType.ORDER_UPDATED, null);
        }
        return new Decision.Change(stored.with(stock.as(Reservation.State.HELD, null)), List.of(), null, null);
    }

    /** Under a new revision, so that no older question counts when it comes late. */
    private StoredOrder askedForAsItStands(StoredOrder stored) {
        JsonNode order = stored.document();
        return stored.with(stored.reservation().tryingAgain(now, null, Reservation.wanted(0, order)));
    }

    private Decision confirmed(StoredOrder stored, OrderChange.Confirmed confirmed) {
        Reservation stock = stored.reservation();
        if (stock.state() != Reservation.State.CONFIRMING || stock.revision() != confirmed.revision()) {
            return new Decision.Change(stored, List.of(), null, null);
        }
        StoredOrder next =
                confirmed.kept() ? stored.with(stock.as(Reservation.State.HELD, null)) : askedForAsItStands(stored);
        Decision.Told told = stock.messageId() == null ? null : new Decision.Success(201, stored.document());
        return new Decision.Change(next, List.of(), told, null);
    }

    private static Decision told(StoredOrder next, EventType type, Decision.@Nullable Told told) {
        return new Decision.Change(next, List.of(new EventDraft(type, next.document())), told, null);
    }
}
