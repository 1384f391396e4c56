package linkspan.business.reserve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import linkspan.business.order.change.OrderChange;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.commit.intent.Intention;
import linkspan.commit.intent.Settled;
import linkspan.model.ExchangeProperty;
import linkspan.model.failure.Refused;
import linkspan.platform.crash.CrashPoint;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Writes the change in {@link #CHANGE} as the first unit of its route. The route goes on with the question for the warehouse
 * as its body; where there is none to be asked, the change has taken effect and the route ends here.
 */
public final class IntentionProcessor extends AsyncProcessorSupport {
    /** Exchange property: the {@link OrderChange} that its client wants. */
    public static final String CHANGE = "linkspan.change";

    /** Exchange property: the {@link OrderChange.Ticket} of the question. */
    static final String TICKET = "linkspan.ticket";

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        OrderChange change = Objects.requireNonNull(exchange.getProperty(CHANGE, OrderChange.class), "no change");
        Intention intention =
                Objects.requireNonNull(exchange.getProperty(Intention.PROPERTY, Intention.class), "nobody sent this");
        UnitOfWork first = new UnitOfWork();
        first.attach(change);
        intention.commit(first, new Intention.Told() {
            @Override
            public void written(UnitInCommit unit) {
                try {
                    OrderChange.Ticket ticket = unit.decision(OrderChange.Ticket.class);
                    JsonNode question = StockAnswer.question(ticket.order(), ticket.revision());
                    exchange.setProperty(TICKET, ticket);
                    exchange.setProperty(ExchangeProperty.DATA, question);
                    exchange.getMessage().setBody(question);
                    CrashPoint.at("R1");
                } catch (RuntimeException | Error e) {
                    exchange.setException(e);
                }
                callback.done(false);
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
        });
        return false;
    }
}
