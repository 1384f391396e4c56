package linkspan.inbound.poll;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import linkspan.commit.Committer;
import linkspan.inbound.poll.checkpoint.CheckpointStore;
import linkspan.inbound.poll.desk.Runners;
import linkspan.inbound.route.Receivers;

/**
 * What polls work with.
 *
 * @param after for what follows a commit: the committer's threads have no time
 */
public record PollServices(
        Committer committer,
        CheckpointStore checkpoints,
        Receivers receivers,
        PollMeters meters,
        Runners runners,
        ForRows rows,
        Executor after) {
    /**
     * What is asked for each page and each row.
     *
     * @param remembers keys of that route were taken and may come again
     * @param known of the keys of a route those that were taken before
     * @param ids never the same twice
     * @param traces new trace contexts
     */
    public record ForRows(
            Predicate<String> remembers,
            BiFunction<String, Set<String>, Set<String>> known,
            Supplier<String> ids,
            Supplier<String> traces,
            Clock clock) {}
}
