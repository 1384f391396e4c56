package linkspan.inbound.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.poll.checkpoint.Checkpoint;
import linkspan.inbound.poll.checkpoint.PageTaken;
import linkspan.inbound.poll.checkpoint.PageWritten;
import linkspan.inbound.route.IntakeProcessor;
import linkspan.inbound.route.RouteEnd;
import linkspan.inbound.route.Ruling;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.resilience.DeliveryFailure;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands round all steps of a route that polls, and runs them for one page after the other until the last. Each page is one commit:
 * its checkpoint, the events of its rows, its dead letters. What fails for a reason that may pass ends the run; the next tick of the
 * schedule goes on where the last commit stands.
 */
final class PollProcessor extends DelegateAsyncProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(PollProcessor.class);
    private static final Answer NOBODY = new Answer(200, "", "");
    private final String route;
    private final PollServices services;
    private final Source of;
    /** One run at a time: files come side by side. */
    private final Semaphore turn = new Semaphore(1);

    private volatile Instant notBefore = Instant.EPOCH;

    /**
     * What starts the runs.
     *
     * @param stopping true: no page is begun any more
     * @param keeps true: it keeps what was not taken, and has to hear of a failure
     */
    record Source(BooleanSupplier stopping, boolean keeps) {}

    PollProcessor(AsyncProcessor steps, String route, PollServices services, Source of) {
        super(steps);
        this.route = route;
        this.services = services;
        this.of = of;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback done) {
        if (exchange.getProperty(UnitOfWork.PROPERTY) != null) { // a row that was kept comes again, alone
            return super.process(exchange, done);
        }
        turn.acquireUninterruptibly();
        AsyncCallback source = doneSync -> {
            turn.release();
            done.done(doneSync);
        };
        Checkpoint checkpoint;
        try {
            checkpoint = services.checkpoints().of(route);
        } catch (RuntimeException e) {
            exchange.setException(e);
            source.done(true);
            return true;
        }
        if (services.rows().clock().instant().isBefore(notBefore)) {
            source.done(true);
            return true;
        }
        services.meters().stopped(route, checkpoint.state() == Checkpoint.State.STOPPED);
        if (!checkpoint.shape().changed().isEmpty()) { // said again: a crash may have swallowed it
            services.meters().changed(route, checkpoint.shape().changed());
        }
        if (checkpoint.state() != Checkpoint.State.RUNNING) {
            leave(exchange, route + " is " + checkpoint.state().label(), null);
            source.done(true);
            return true;
        }
        new Pages(exchange, source, new PollRun(route, checkpoint, services.rows())).next();
        return false;
    }

    private void leave(Exchange exchange, String why, @Nullable Throwable cause) {
        exchange.setException(of.keeps ? new RejectedExecutionException(why, cause) : null);
    }

    /** Of one run. */
    private final class Pages {
        private final Exchange exchange;
        private final AsyncCallback source;
        private final PollRun run;
        private final Message tick;
        private final long started = System.nanoTime();
        private long rows;
        private UnitOfWork unit = new UnitOfWork();

        Pages(Exchange exchange, AsyncCallback source, PollRun run) {
            this.exchange = exchange;
            this.source = source;
            this.run = run;
            this.tick = exchange.getMessage().copy();
        }

        void next() {
            unit = new UnitOfWork();
            exchange.setMessage(tick.copy());
            exchange.setProperty(UnitOfWork.PROPERTY, unit);
            exchange.setProperty(PollRun.PROPERTY, run);
            exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, null);
            PollProcessor.super.process(exchange, doneSync -> services.after().execute(this::ended));
        }

        private void ended() {
            try {
                RouteEnd end = IntakeProcessor.endOf(exchange, false);
                Ruling ruling = Ruling.of(end, unit.part(DeadLetter.class), Ruling.WhenRefused.REFUSE);
                Throwable undecided = run.undecided();
                PageTaken page = run.page();
                if (!(ruling instanceof Ruling.Commit) || undecided != null) {
                    failed(undecided == null ? ruling.toString() : String.valueOf(undecided), cause(ruling, undecided));
                } else if (page == null) {
                    failed("no step poll:page", null);
                } else {
                    commit(page);
                }
            } catch (RuntimeException e) {
                failed(String.valueOf(e), e);
            }
        }

        private static @Nullable Throwable cause(Ruling ruling, @Nullable Throwable undecided) {
            return undecided != null ? undecided : ruling instanceof Ruling.Retry retry ? retry.cause() : null;
        }

        private void commit(PageTaken page) {
            if (!page.moves() && !unit.hasEvents()) {
                committed(page, new PageWritten(0, ""));
                return;
            }
            CrashPoint.at("G3");
            unit.attach(new Origin(
                    route.split("\\.", 2)[0],
                    services.rows().ids().get(),
                    services.rows().traces().get()));
            List<SealedUnit> all = new ArrayList<>();
            all.add(unit.seal(NOBODY));
            all.addAll(run.sealedRows());
            services.committer().commit(all, new Committer.Callback() {
                @Override
                public void committed(UnitInCommit written) {
                    PageWritten end = written.decision(PageWritten.class);
                    services.after().execute(() -> Pages.this.committed(page, end));
                }

                @Override
                public void failed(CommitFailed failure) {
                    services.after().execute(() -> notCommitted(failure));
                }
            });
        }

        private void committed(PageTaken page, PageWritten written) {
            try {
                CrashPoint.at("G4");
                rows += page.rows();
                services.meters().took(route, page.rows(), written.bad());
                String change = page.shape().changed();
                if (!change.equals(page.before().shape().changed())) {
                    LOG.warn("the source has changed route={} {}", route, change);
                    services.meters().changed(route, change);
                }
                if (!written.stopped().isEmpty()) {
                    LOG.error(
                            "poll stopped route={} because {}; mend it, then: poll resume {}",
                            route,
                            written.stopped(),
                            route);
                    services.meters().stops(route, written.stopped());
                    leave(exchange, route + " has stopped", null);
                    done();
                } else if (page.caughtUp()) {
                    services.meters()
                            .caughtUp(route, services.rows().clock().instant().getEpochSecond());
                    done();
                } else if (of.stopping.getAsBoolean()) {
                    leave(exchange, "stopping", null);
                    done();
                } else {
                    goOn();
                }
            } catch (RuntimeException e) {
                failed(String.valueOf(e), e);
            }
        }

        /** Also where a person has paused it since: that is seen before each page. */
        private void goOn() {
            Checkpoint now = services.checkpoints().of(route);
            if (now.state() != Checkpoint.State.RUNNING) {
                leave(exchange, route + " is " + now.state().label(), null);
                done();
                return;
            }
            run.goesOn(now);
            next();
        }

        private void notCommitted(CommitFailed failure) {
            if (failure.isOfTheUnit()) {
                String why = "a page cannot be stored: " + failure.getMessage();
                services.checkpoints().put(route, Checkpoint.State.STOPPED, why);
                LOG.error("poll stopped route={} because {}", route, why);
                services.meters().stops(route, why);
            }
            failed(String.valueOf(failure.getMessage()), failure);
        }

        /** The schedule brings the same page again. */
        private void failed(String why, @Nullable Throwable cause) {
            LOG.warn("poll ends before its last page route={} rows={} cause={}", route, rows, why);
            LOG.debug("poll ends before its last page route={}", route, cause);
            services.meters().failed(route);
            if (cause instanceof DeliveryFailure failure && failure.retryAfter() != null) {
                notBefore = services.rows().clock().instant().plus(failure.retryAfter());
            }
            leave(exchange, why, cause);
            run.ends();
            source.done(false);
        }

        private void done() {
            run.ends();
            if (rows > 0) {
                long millis = (System.nanoTime() - started) / 1_000_000;
                LOG.info("polled route={} rows={} cost={}ms", route, rows, millis);
            }
            source.done(false);
        }
    }
}
