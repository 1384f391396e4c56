package linkspan.inbound.poll;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import linkspan.commit.SealedUnit;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.poll.checkpoint.Checkpoint;
import linkspan.inbound.poll.checkpoint.CheckpointStore;
import linkspan.inbound.poll.checkpoint.PageTaken;
import linkspan.inbound.poll.checkpoint.RowShape;
import org.jspecify.annotations.Nullable;

/** One page of a poll that is tried out, from the very beginning: nothing is known, nothing is written. */
public final class PollTrial {
    private static final Checkpoint.Tally NONE = new Checkpoint.Tally(0, 0);
    private final PollRun run;

    private PollTrial(PollRun run) {
        this.run = run;
    }

    /** Of a route that is about to be run; of one that polls nothing it notices nothing. */
    public static PollTrial of(String route, Clock clock) {
        Checkpoint start = new Checkpoint(
                route,
                CheckpointStore.nowhere(),
                0,
                Checkpoint.State.RUNNING,
                null,
                RowShape.unknown(),
                true,
                NONE,
                NONE,
                null);
        PollServices.ForRows nothing =
                new PollServices.ForRows(of -> false, (of, keys) -> Set.of(), () -> "trial", () -> "", clock);
        return new PollTrial(new PollRun(route, start, nothing));
    }

    /** With these exchange properties it is run. */
    public Map<String, Object> properties() {
        return Map.of(PollRun.PROPERTY, run);
    }

    /** The route has asked a source. */
    public boolean asked() {
        return run.hasAsked();
    }

    /** The checkpoint after the page; nothing where the route took none. */
    public Optional<ObjectNode> checkpoint() {
        return Optional.ofNullable(run.page()).map(PageTaken::position);
    }

    /** What failed for a reason that may pass, in some row; null: nothing did. */
    public @Nullable Throwable undecided() {
        return run.undecided();
    }

    public List<DeadLetter> letters() {
        return run.letters();
    }

    /** To be committed with the page. */
    public List<SealedUnit> rows() {
        return run.sealedRows();
    }
}
