package linkspan.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.delivery.key.Behind;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.delivery.lane.LaneDelivery;
import linkspan.delivery.lane.LaneItem;
import linkspan.delivery.note.EventRoute;
import linkspan.model.Event;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.resilience.SystemBreaker;

/** One turn of lanes: drop what is done, queue what stands behind a parked key, deliver the rest, store the outcome. */
final class LaneTurn {
    private record Called(LaneItem item, Positions.Position position) {
        Event event() {
            return item.event();
        }
    }

    /** What a turn needs of its system. */
    record Means(
            Eligibility eligibility,
            Positions positions,
            Attempts attempts,
            SystemBreaker breaker,
            DeliveryTools tools) {}

    private final Means means;
    private final List<LaneItem> items;
    private final LaneDelivery.Turn turn;
    private final List<Called> calls = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger(1);

    LaneTurn(Means means, List<LaneItem> items, LaneDelivery.Turn turn) {
        this.means = means;
        this.items = items;
        this.turn = turn;
    }

    /** Throws, with nothing begun, when the database does not answer. */
    void begin() {
        List<Called> questions = new ArrayList<>();
        for (LaneItem item : items) {
            Event event = item.event();
            Positions.Position position = means.positions.of(event);
            if (event.sequence() <= position.doneSeq) {
                continue;
            }
            if (means.eligibility.routeFor(event) == null) {
                if (!position.gapBefore(event.sequence())) { // what is missing before it is still to be asked for
                    position.passedSeq = Math.max(position.passedSeq, event.sequence());
                }
            } else if (position.parked || position.gapBefore(event.sequence())) {
                questions.add(new Called(item, position));
            } else {
                calls.add(new Called(item, position));
            }
        }
        CrashPoint.at("C2");
        open.addAndGet(questions.size());
        questions.forEach(this::ask);
        decided();
    }

    private void call(Called question) {
        synchronized (calls) {
            calls.add(question);
        }
    }

    private void ask(Called question) {
        Positions.Position position = question.position;
        SealedUnit unit = SealedUnit.of(means.eligibility.behind(question.event()));
        means.tools.committer().commit(unit, new Committer.Callback() {
            @Override
            public void committed(UnitInCommit written) {
                Behind.Decision decision = written.decision(Behind.Decision.class);
                position.doneSeq = Math.max(position.doneSeq, decision.doneSeq());
                position.parked = decision.turn() == Behind.Turn.WAITS;
                if (decision.turn() == Behind.Turn.CALL) {
                    call(question);
                }
                decided();
            }

            @Override
            public void failed(CommitFailed failure) {
                means.tools.timer().schedule(() -> ask(question), 200, TimeUnit.MILLISECONDS);
            }
        });
    }

    private void decided() {
        if (open.decrementAndGet() > 0) {
            return;
        }
        if (calls.isEmpty()) {
            means.breaker.notUsed();
            turn.done();
            return;
        }
        EventRoute route = means.eligibility.routeFor(calls.get(0).event());
        if (route == null) { // taken away while we asked: the offset stays open until it is back
            means.breaker.notUsed();
            return;
        }
        List<Attempts.Try> tries =
                calls.stream().map(call -> new Attempts.Try(call.event(), 0, 0)).toList();
        means.attempts.run(route, tries, turn::mayCall, turn::answered, this::settled);
    }

    private void settled(List<DeliveryEnd.Settled> ends) {
        for (int i = 0; i < ends.size(); i++) {
            Called call = calls.get(i);
            DeliveryEnd.Settled end = ends.get(i);
            if (end.fate() == DeliveryEnd.Fate.PUT_OFF) {
                turn.leave(call.item);
                continue;
            }
            call.position.parked = end.parked();
            if (!end.parked()) {
                call.position.doneSeq =
                        Math.max(call.position.doneSeq, call.event().sequence());
            }
        }
        try {
            CrashPoint.at("D5");
        } finally {
            turn.done();
        }
    }
}
