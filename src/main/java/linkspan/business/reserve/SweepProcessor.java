package linkspan.business.reserve;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import linkspan.business.order.change.OrderChange;
import linkspan.business.order.change.Reservation;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.commit.intent.LateAnswer;
import linkspan.model.ExchangeProperty;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.resilience.DeliveryFailure;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on with reservations that nobody waits for, or whose hub has died: the same question again, or the next one. */
final class SweepProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(SweepProcessor.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final String DUE = "linkspan.reservation";
    private final ReservationStore store;
    private final Committer committer;
    private final Clock clock;

    SweepProcessor(ReservationStore store, Committer committer, Clock clock) {
        this.store = store;
        this.committer = committer;
        this.clock = clock;
    }

    /** Body: the reservations that are due. */
    void claim(Exchange exchange) {
        exchange.getMessage().setBody(store.claim(clock.instant(), LEASE));
    }

    /** Body: the question for the warehouse. */
    void question(Exchange exchange) {
        ReservationStore.Due due = exchange.getMessage().getBody(ReservationStore.Due.class);
        exchange.setProperty(DUE, due);
        Object question = StockAnswer.question(due.order(), due.revision());
        exchange.setProperty(ExchangeProperty.DATA, question);
        exchange.getMessage().setBody(question);
    }

    boolean isTrying(Exchange exchange) {
        return due(exchange).state() == Reservation.State.TRYING;
    }

    boolean isClosing(Exchange exchange) {
        return due(exchange).state() == Reservation.State.CLOSING;
    }

    /** Writes what came of it. */
    final class Written extends AsyncProcessorSupport {
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            ReservationStore.Due due = due(exchange);
            Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
            OrderChange.Step step = step(exchange, due, failure);
            if (step == null) {
                LOG.info("reservation waits order={} state={}: {}", due.orderId(), due.state(), reason(failure));
                callback.done(true);
                return true;
            }
            CrashPoint.at("R3");
            write(due, step, due.messageId() != null && answers(step), callback);
            return false;
        }

        /** Where its client has been answered meanwhile, the step is written without an answer. */
        private void write(
                ReservationStore.Due due, OrderChange.Step step, boolean withAnswer, AsyncCallback callback) {
            UnitOfWork unit = new UnitOfWork();
            unit.attach(new Origin(due.client(), due.messageId(), null));
            unit.attach(new OrderChange(due.orderId(), due.client(), step));
            if (withAnswer) {
                unit.attach(new LateAnswer(Objects.requireNonNull(due.messageId())));
            }
            committer.commit(unit.seal(new Answer(200, "", "")), new Committer.Callback() {
                @Override
                public void committed(UnitInCommit written) {
                    if (withAnswer && written.replayed()) {
                        write(due, step, false, callback);
                        return;
                    }
                    CrashPoint.at("R4");
                    callback.done(false);
                }

                @Override
                public void failed(CommitFailed failed) {
                    LOG.warn("reservation not written order={}: {}", due.orderId(), failed.getMessage());
                    callback.done(false);
                }
            });
        }
    }

    private static boolean answers(OrderChange.Step step) {
        return !(step instanceof OrderChange.Tried tried)
                || tried.outcome() instanceof OrderChange.Reserved
                || tried.outcome() instanceof OrderChange.Short;
    }

    /** Null when it is asked again once its lease is over. */
    private static OrderChange.@Nullable Step step(
            Exchange exchange, ReservationStore.Due due, @Nullable Throwable failure) {
        if (failure != null) {
            return due.state() == Reservation.State.TRYING
                    ? new OrderChange.Tried(due.revision(), new OrderChange.Away(), null, false)
                    : null;
        }
        OrderChange.Outcome outcome = StockAnswer.outcome(exchange.getMessage().getBody());
        return switch (due.state()) {
            case TRYING -> new OrderChange.Tried(due.revision(), outcome, null, false);
            case CONFIRMING ->
                outcome instanceof OrderChange.Away
                        ? null
                        : new OrderChange.Confirmed(due.revision(), outcome instanceof OrderChange.Reserved);
            case CLOSING -> outcome instanceof OrderChange.Away ? null : new OrderChange.Released(due.revision());
            case NONE, HELD, CLOSED -> null;
        };
    }

    private static ReservationStore.Due due(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(DUE, ReservationStore.Due.class));
    }

    private static String reason(@Nullable Throwable failure) {
        DeliveryFailure known = failure == null ? null : ObjectHelper.getException(DeliveryFailure.class, failure);
        return known == null ? String.valueOf(failure) : known.code().label() + ", " + known.getMessage();
    }
}
