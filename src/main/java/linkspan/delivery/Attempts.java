package linkspan.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.crash.CrashPoint;
import linkspan.crash.Crashed;
import linkspan.event.Event;
import linkspan.failure.FailureCode;
import linkspan.outcome.DeliveryFailure;
import linkspan.outcome.DeliveryResult;
import linkspan.outcome.OutcomeTable;
import linkspan.outcome.SystemBreaker;
import linkspan.outcome.SystemPolicy;
import linkspan.position.DeliveryEnd;

/** Runs events through their route and commits what came of it, together with the events that follow. */
final class Attempts {
    /**
     * @param claim 0 in a lane
     * @param attempts failed ones before
     */
    record Try(Event event, long claim, int attempts) {}

    private static final Answer NONE = new Answer(200, "", "");
    private static final long AGAIN_MS = 200;
    private final SystemPolicy policy;
    private final DeliveryTools tools;
    private final SystemBreaker breaker;
    private final OutcomeTable outcomes;

    Attempts(SystemPolicy policy, DeliveryTools tools, SystemBreaker breaker) {
        this.policy = policy;
        this.tools = tools;
        this.breaker = breaker;
        this.outcomes = new OutcomeTable(policy.idempotent());
    }

    /**
     * {@code answered} is called when the route has ended, {@code settled} once, from any thread, when every outcome is
     * stored; in the order of the tries.
     */
    void run(EventConsumer route, List<Try> tries, Runnable answered, Consumer<List<DeliveryEnd.Settled>> settled) {
        Instant begun = tools.clock().instant();
        long start = System.nanoTime();
        route.run(tries.stream().map(Try::event).toList(), (unit, error) -> {
            if (error != null && tries.size() > 1) {
                oneByOne(route, tries, new ArrayList<>(), settled); // only the one at fault shall fail
                return;
            }
            answered.run();
            boolean kept =
                    error == null && unit.part(EventConsumer.NothingSent.class).isPresent();
            DeliveryResult result = kept ? new DeliveryResult.Delivered(false) : outcomes.of(error);
            breaker.ended(result, System.nanoTime() - start);
            try {
                CrashPoint.at("C5");
            } catch (Crashed e) { // the answer was read and is lost with us
                result = outcomes.of(new DeliveryFailure(FailureCode.ANSWER_LOST, "crashed before it was stored"));
            }
            store(unit, tries, result, begun, settled);
        });
    }

    private void oneByOne(
            EventConsumer route,
            List<Try> tries,
            List<DeliveryEnd.Settled> before,
            Consumer<List<DeliveryEnd.Settled>> settled) {
        if (before.size() == tries.size()) {
            settled.accept(before);
            return;
        }
        run(route, List.of(tries.get(before.size())), () -> {}, one -> {
            before.addAll(one);
            oneByOne(route, tries, before, settled);
        });
    }

    private void store(
            UnitOfWork unit,
            List<Try> tries,
            DeliveryResult result,
            Instant begun,
            Consumer<List<DeliveryEnd.Settled>> settled) {
        if (!(result instanceof DeliveryResult.Delivered)) {
            unit.dropEvents();
        }
        Instant now = tools.clock().instant();
        DeliveryEnd.Settled[] ends = new DeliveryEnd.Settled[tries.size()];
        AtomicInteger open = new AtomicInteger(tries.size());
        for (int i = 0; i < tries.size(); i++) {
            Try each = tries.get(i);
            int place = i;
            DeliveryResult own = result;
            UnitOfWork mine = tries.size() == 1 ? unit : new UnitOfWork();
            if (tries.size() > 1 && unit.hasEvents()) {
                own = new DeliveryResult.Refused(FailureCode.ROUTE_FAILED, "a batch route cannot add events");
            }
            mine.attach(new DeliveryEnd(policy, each.event, own, each.claim, each.attempts, begun, now));
            mine.attach(new Origin(policy.system(), null, each.event.traceparent()));
            DeliveryResult counted = own;
            SealedUnit bare = unstorable(each, begun, now);
            commit(mine.seal(NONE), bare, end -> {
                count(each.event, counted, now);
                ends[place] = end;
                if (open.decrementAndGet() == 0) {
                    settled.accept(List.of(ends));
                }
            });
        }
    }

    /** When what followed from a call holds a value that no column takes: a person sees it, and its lane goes on. */
    private SealedUnit unstorable(Try each, Instant begun, Instant now) {
        DeliveryResult result = new DeliveryResult.Refused(
                FailureCode.ROUTE_FAILED, "what followed from the call cannot be stored, the log says why");
        UnitOfWork unit = new UnitOfWork();
        unit.attach(new DeliveryEnd(policy, each.event, result, each.claim, each.attempts, begun, now));
        return unit.seal(NONE);
    }

    /** The call has been made: its outcome is offered until it is stored. A second time changes nothing. */
    private void commit(SealedUnit unit, SealedUnit otherwise, Consumer<DeliveryEnd.Settled> stored) {
        tools.committer().commit(unit, new Committer.Callback() {
            @Override
            public void committed(UnitInCommit written) {
                stored.accept(written.decision(DeliveryEnd.Settled.class));
            }

            @Override
            public void failed(CommitFailed failure) {
                SealedUnit next = failure.isOfTheUnit() ? otherwise : unit;
                if (!tools.timer().isShutdown()) {
                    tools.timer().schedule(() -> commit(next, otherwise, stored), AGAIN_MS, TimeUnit.MILLISECONDS);
                }
            }
        });
    }

    private void count(Event event, DeliveryResult result, Instant now) {
        tools.meters()
                .counter(
                        "linkspan.events.delivered",
                        "system",
                        policy.system(),
                        "event",
                        event.type().label(),
                        "outcome",
                        result.outcome())
                .increment();
        if (result instanceof DeliveryResult.Delivered) {
            tools.meters()
                    .timer("linkspan.events.lag", "system", policy.system())
                    .record(Duration.between(event.time(), now));
        }
    }
}
