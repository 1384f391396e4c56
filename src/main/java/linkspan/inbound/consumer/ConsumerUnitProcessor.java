package linkspan.inbound.consumer;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.inbox.InboxRepository;
import linkspan.inbound.route.IntakeProcessor;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;
import linkspan.platform.crash.CrashPoint;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands round all steps of a route that one of Camel's consumers starts: opens a unit of work, and commits it when the route has
 * ended. Camel's own end of the exchange follows, so that a file is moved, and an offset or a mail is taken, after the commit; a commit
 * that fails fails the exchange. A route that adds nothing costs no commit.
 */
final class ConsumerUnitProcessor extends DelegateAsyncProcessor {
    /** Exchange property by which a route says what makes a message the same one: set by {@code setProperty}. */
    static final String UNIT_KEY = "unit-key";

    /** What the units of all such routes need. */
    record Services(Committer committer, Supplier<String> ids, Supplier<String> traces, Executor after) {}

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerUnitProcessor.class);
    private static final Answer NOBODY = new Answer(200, "", "");
    private static final int LONGEST_KEY = 300;
    private final String route;
    private final String system;
    private final Services services;

    ConsumerUnitProcessor(AsyncProcessor steps, String route, Services services) {
        super(steps);
        this.route = route;
        this.system = route.split("\\.", 2)[0];
        this.services = services;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback source) {
        if (exchange.getProperty(UnitOfWork.PROPERTY) != null) { // from another route, through a queue in memory
            if (exchange.getPattern() != ExchangePattern.InOut) { // whose end does not wait for this one
                exchange.setProperty(UnitOfWork.BESIDE, true);
            }
            return super.process(exchange, source);
        }
        UnitOfWork unit = new UnitOfWork();
        exchange.setProperty(UnitOfWork.PROPERTY, unit);
        RouteRun run = new RouteRun(
                null,
                unit,
                Map.of(),
                Ruling.WhenRefused.REFUSE,
                (ruling, finished) -> complete(ruling, exchange, unit, finished));
        super.process(
                exchange, doneSync -> run.ended(IntakeProcessor.endOf(exchange, false), () -> source.done(false)));
        return false;
    }

    private void complete(Ruling ruling, Exchange exchange, UnitOfWork unit, Runnable source) {
        if (ruling instanceof Ruling.Commit) {
            String key = exchange.getProperty(UNIT_KEY, String.class);
            if (key != null) {
                take(unit, key);
            }
            if (!unit.isEmpty()) {
                commit(exchange, unit, source);
                return;
            }
        } else {
            leaveWithSource(ruling, exchange, unit);
        }
        unit.seal(NOBODY);
        source.run();
    }

    /** The source keeps the message, in its own way: where it cannot see by itself that the route failed, it is told. */
    private void leaveWithSource(Ruling ruling, Exchange exchange, UnitOfWork unit) {
        Exception cause = cause(ruling);
        if (unit.hasEvents()) {
            LOG.warn("events dropped system={} route={} cause={}", system, route, String.valueOf(cause));
        }
        boolean handled = Boolean.TRUE.equals(exchange.getExchangeExtension().getErrorHandlerHandled())
                && exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT) != null;
        boolean seen = exchange.isRollbackOnly() || exchange.isRollbackOnlyLast() || handled;
        if (exchange.getException() == null && !seen || ruling instanceof Ruling.Keep) {
            exchange.setException(cause);
        }
    }

    private Exception cause(Ruling ruling) {
        if (ruling instanceof Ruling.Keep) {
            return new IllegalStateException(
                    "dead-letter:keep keeps what receive: took; the source of " + route + " keeps this one itself");
        }
        if (ruling instanceof Ruling.Refuse refuse) {
            return refuse.refused();
        }
        Throwable cause = ruling instanceof Ruling.Retry retry ? retry.cause() : null;
        return cause instanceof Exception e ? e : new IllegalStateException(ruling.toString(), cause);
    }

    private void take(UnitOfWork unit, String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException(UNIT_KEY + " of " + route + " has "
                    + key.strip().length() + " characters; it is of 1 to " + LONGEST_KEY);
        }
        InboxRepository.take(unit, route, key);
    }

    private void commit(Exchange exchange, UnitOfWork unit, Runnable source) {
        unit.attach(new Origin(system, services.ids().get(), services.traces().get()));
        unit.attach(new AllOrNothing());
        services.committer().commit(unit.seal(NOBODY), new Committer.Callback() {
            @Override
            public void committed(UnitInCommit written) {
                if (!written.open()) {
                    LOG.info("taken before system={} route={} exchange={}", system, route, exchange.getExchangeId());
                }
                after(() -> CrashPoint.at("U1"));
            }

            @Override
            public void failed(CommitFailed failure) {
                after(() -> exchange.setException(failure));
            }

            /** Not on the committer's thread: what follows moves files. */
            private void after(Runnable before) {
                services.after().execute(() -> {
                    try {
                        before.run();
                    } catch (RuntimeException e) {
                        exchange.setException(e);
                    }
                    source.run();
                });
            }
        });
    }
}
