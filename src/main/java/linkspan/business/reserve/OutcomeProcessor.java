package linkspan.business.reserve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import linkspan.business.order.OrderStatus;
import linkspan.business.order.StoredOrder;
import linkspan.business.order.change.OrderChange;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.commit.intent.Intention;
import linkspan.commit.intent.Settled;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.crash.CrashPoint;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Puts what the warehouse has answered into the unit that the route ends with. A client that waits for the dispatch has it
 * written at once, and goes on waiting.
 */
final class OutcomeProcessor extends AsyncProcessorSupport {
    private final Reserving reserving;
    private final DispatchWaitProcessor wait;

    OutcomeProcessor(Reserving reserving, DispatchWaitProcessor wait) {
        this.reserving = reserving;
        this.wait = wait;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        OrderChange.Ticket ticket = Objects.requireNonNull(
                exchange.getProperty(IntentionProcessor.TICKET, OrderChange.Ticket.class), "no question");
        OrderChange change = exchange.getProperty(IntentionProcessor.CHANGE, OrderChange.class);
        UnitOfWork unit = Objects.requireNonNull(exchange.getProperty(UnitOfWork.PROPERTY, UnitOfWork.class));
        boolean isNew = change.step() instanceof OrderChange.Begin;
        boolean away = exchange.getProperty(ReservationRoutes.AWAY, false, Boolean.class);
        OrderChange.Outcome outcome = away
                ? new OrderChange.Away()
                : StockAnswer.outcome(exchange.getMessage().getBody());
        CrashPoint.at("R2");
        if (!isNew) {
            exchange.getMessage().setBody(null);
            if (!(outcome instanceof OrderChange.Reserved || outcome instanceof OrderChange.Short)) {
                exchange.setException(new Refused(
                        FailureCode.SYSTEM_UNREACHABLE, "the warehouse does not say whether there is enough"));
            } else {
                unit.attach(new OrderChange(
                        change.orderId(),
                        change.owner(),
                        new OrderChange.Tried(ticket.revision(), outcome, null, false)));
            }
            callback.done(true);
            return true;
        }
        if (outcome instanceof OrderChange.Away || outcome instanceof OrderChange.Late) {
            outcome = reserving == Reserving.REFUSE ? new OrderChange.NotTaken() : new OrderChange.Away();
        }
        JsonNode shown = StoredOrder.canonical(ticket.order(), OrderStatus.RESERVED, 1);
        exchange.getMessage().setBody(shown);
        boolean waits = outcome instanceof OrderChange.Reserved && wait.isWanted(exchange);
        OrderChange tried = new OrderChange(
                change.orderId(), change.owner(), new OrderChange.Tried(ticket.revision(), outcome, shown, waits));
        if (!waits) {
            unit.attach(tried);
            callback.done(true);
            return true;
        }
        UnitOfWork reserved = new UnitOfWork();
        reserved.attach(tried);
        Objects.requireNonNull(exchange.getProperty(Intention.PROPERTY, Intention.class))
                .commit(reserved, thenWait(exchange, callback, unit, change));
        return false;
    }

    private Intention.Told thenWait(Exchange exchange, AsyncCallback callback, UnitOfWork unit, OrderChange change) {
        return new Intention.Told() {
            @Override
            public void written(UnitInCommit reserved) {
                wait.forDispatch(exchange, change.orderId(), () -> {
                    unit.attach(new OrderChange(change.orderId(), change.owner(), new OrderChange.Waited()));
                    callback.done(false);
                });
            }

            @Override
            public void settled() {
                exchange.setException(new Settled());
                callback.done(false);
            }

            @Override
            public void refused(Refused why) {
                exchange.setException(why);
                callback.done(false);
            }
        };
    }
}
