package linkspan.inbound.poll.desk;

import java.util.List;
import java.util.Set;
import linkspan.inbound.poll.checkpoint.Checkpoint;
import linkspan.inbound.poll.checkpoint.Checkpoint.State;
import linkspan.inbound.poll.checkpoint.CheckpointStore;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.alert.AlertSink;
import linkspan.platform.audit.AuditStore;

/** What a person may do with polls, whichever way the person comes. Throws {@link Refused} for a poll that is not there. */
public final class Polls {
    private final CheckpointStore checkpoints;
    private final Runners runners;
    private final AlertSink alerts;
    private final AuditStore audit;

    public Polls(CheckpointStore checkpoints, Runners runners, AlertSink alerts, AuditStore audit) {
        this.checkpoints = checkpoints;
        this.runners = runners;
        this.alerts = alerts;
        this.audit = audit;
    }

    /**
     * A poll and where it stands.
     *
     * @param state that of its checkpoint, or {@code gone} where this hub has no such route
     */
    public record Poll(Checkpoint checkpoint, String state) {}

    /** By route. */
    public List<Poll> all() {
        Set<String> here = runners.routes();
        return checkpoints.all().stream()
                .map(it -> new Poll(it, here.contains(it.route()) ? it.state().label() : "gone"))
                .toList();
    }

    /** A run besides those of its schedule; begins at once. */
    public void run(String route, String actor) {
        Checkpoint poll = known(route);
        if (poll.state() != State.RUNNING) {
            throw new Refused(
                    FailureCode.REQUEST_INVALID, route + " is " + poll.state().label() + ": resume it first");
        }
        Runnable runner = runners.find(route)
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, route + " is not started on this hub"));
        audit.add(actor, "poll-run", route, "");
        runner.run();
    }

    /** Paused, or running again; then what its alerts told of is taken as seen. */
    public void put(String route, State state, String actor) {
        Checkpoint poll = known(route);
        boolean paused = state == State.PAUSED;
        checkpoints.put(route, state, paused ? "paused by " + actor : null);
        alerts.over(AlertRule.POLL_STOPPED, route);
        if (!paused) {
            checkpoints.seen(poll);
            alerts.over(AlertRule.SOURCE_CHANGED, route);
        }
        audit.add(
                actor,
                paused ? "poll-pause" : "poll-resume",
                route,
                "was " + poll.state().label());
    }

    Checkpoint known(String route) {
        return checkpoints.all().stream()
                .filter(poll -> poll.route().equals(route))
                .findFirst()
                .orElseThrow(() -> new Refused(FailureCode.NOT_FOUND, "there is no poll " + route));
    }
}
