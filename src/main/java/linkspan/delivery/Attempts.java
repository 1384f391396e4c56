package linkspan.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import linkspan.commit.Answer;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.Origin;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitOfWork;
import linkspan.delivery.event.OutcomeTable;
import linkspan.delivery.key.Behind;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.delivery.note.CallNote;
import linkspan.delivery.note.EventRoute;
import linkspan.delivery.note.NoteWriter;
import linkspan.delivery.note.RunGate;
import linkspan.model.Event;
import linkspan.model.failure.FailureCode;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.crash.Crashed;
import linkspan.platform.resilience.CallGate;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.DeliveryResult;
import linkspan.platform.resilience.Effect;
import linkspan.platform.resilience.SystemBreaker;
import linkspan.platform.resilience.SystemPolicy;
import org.jspecify.annotations.Nullable;

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
    private final Function<Event, Behind> questions;
    private final NoteWriter notes;

    /** {@code questions}: what has to be asked before a call for an event that comes through its lane. */
    Attempts(SystemPolicy policy, DeliveryTools tools, SystemBreaker breaker, Function<Event, Behind> questions) {
        this.policy = policy;
        this.tools = tools;
        this.breaker = breaker;
        this.questions = questions;
        this.notes = new NoteWriter(tools.committer(), tools.timer());
    }

    /**
     * {@code mayCall} is asked before each call; {@code answered} is called when the route has ended, {@code settled} once,
     * from any thread, when every outcome is stored; in the order of the tries.
     */
    void run(
            EventRoute route,
            List<Try> tries,
            BooleanSupplier mayCall,
            Runnable answered,
            Consumer<List<DeliveryEnd.Settled>> settled) {
        RunGate gate = gate(tries, mayCall);
        gate.begin(
                () -> begin(route, tries, mayCall, gate, answered, settled),
                () -> notRun(route, tries, mayCall, gate, settled));
    }

    private void begin(
            EventRoute route,
            List<Try> tries,
            BooleanSupplier mayCall,
            RunGate gate,
            Runnable answered,
            Consumer<List<DeliveryEnd.Settled>> settled) {
        Instant begun = tools.clock().instant();
        long start = tools.time().nanos();
        List<TracedTry> traced = tries.stream()
                .map(each -> TracedTry.begin(tools.tracing(), route, each.event))
                .toList();
        route.run(traced.stream().map(TracedTry::event).toList(), gate, (unit, error) -> {
            traced.forEach(each -> each.end(error));
            boolean nothingDone = gate.effect() == Effect.NONE;
            if (nothingDone && gate.shut() != null) {
                notRun(route, tries, mayCall, gate, settled);
                return;
            }
            if (nothingDone && error != null && tries.size() > 1) {
                gate.withdraw(() -> oneByOne(
                        route, tries, mayCall, new ArrayList<>(), settled)); // only the one at fault shall fail
                return;
            }
            answered.run();
            Throwable failure = error == null && gate.shut() instanceof CallGate.PutOff ? gate.shut() : error;
            DeliveryResult result = result(unit, failure, gate.effect());
            breaker.ended(result, tools.time().nanos() - start);
            try {
                CrashPoint.at("C5");
            } catch (Crashed e) { // the answer was read and is lost with us
                result = OutcomeTable.of(new DeliveryFailure(
                        FailureCode.ANSWER_LOST, "crashed before it was stored", null, gate.effect()));
            }
            store(unit, tries, result, gate, begun, settled);
        });
    }

    private RunGate gate(List<Try> tries, BooleanSupplier mayCall) {
        String run = tools.hub().next();
        return new RunGate(
                tries.stream()
                        .map(each -> new CallNote(
                                policy, questions.apply(each.event), each.claim, each.attempts, tools.hub(), run, true))
                        .toList(),
                notes,
                mayCall);
    }

    private static DeliveryResult result(UnitOfWork unit, @Nullable Throwable error, Effect calls) {
        boolean kept = error == null && unit.part(EventRoute.NothingSent.class).isPresent();
        return kept ? new DeliveryResult.Delivered(false) : OutcomeTable.of(error, calls);
    }

    /** No call was let through: the events keep their turn, or are decided already. */
    private void notRun(
            EventRoute route,
            List<Try> tries,
            BooleanSupplier mayCall,
            RunGate gate,
            Consumer<List<DeliveryEnd.Settled>> settled) {
        if (tries.get(0).claim == 0) {
            breaker.notUsed();
        }
        List<DeliveryEnd.Settled> stand = gate.settled();
        boolean noneDecided = stand.stream().allMatch(DeliveryEnd.Settled.PUT_OFF::equals);
        if (tries.size() == 1 && !noneDecided) {
            settled.accept(stand);
        } else if (noneDecided) {
            gate.withdraw(() -> settled.accept(stand));
        } else {
            gate.withdraw(() -> oneByOne(route, tries, mayCall, new ArrayList<>(), settled));
        }
    }

    private void oneByOne(
            EventRoute route,
            List<Try> tries,
            BooleanSupplier mayCall,
            List<DeliveryEnd.Settled> before,
            Consumer<List<DeliveryEnd.Settled>> settled) {
        if (before.size() == tries.size()) {
            settled.accept(before);
            return;
        }
        run(route, List.of(tries.get(before.size())), mayCall, () -> {}, one -> {
            before.addAll(one);
            oneByOne(route, tries, mayCall, before, settled);
        });
    }

    private void store(
            UnitOfWork unit,
            List<Try> tries,
            DeliveryResult result,
            RunGate gate,
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
            mine.attach(new DeliveryEnd(policy, each.event, own, each.claim, each.attempts, begun, now, gate.run()));
            mine.attach(new Origin(policy.system(), null, each.event.traceparent()));
            DeliveryResult counted = own;
            SealedUnit bare = unstorable(each, gate, begun, now);
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
    private SealedUnit unstorable(Try each, RunGate gate, Instant begun, Instant now) {
        String why = "what followed from the call cannot be stored, the log says why";
        DeliveryResult result = gate.effect() == Effect.POSSIBLE
                ? new DeliveryResult.Uncertain(FailureCode.ROUTE_FAILED, why)
                : new DeliveryResult.Refused(FailureCode.ROUTE_FAILED, why);
        UnitOfWork unit = new UnitOfWork();
        unit.attach(new DeliveryEnd(policy, each.event, result, each.claim, each.attempts, begun, now, gate.run()));
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
