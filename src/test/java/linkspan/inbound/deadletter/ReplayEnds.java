package linkspan.inbound.deadletter;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import linkspan.commit.Committer;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.route.RouteEnd;
import linkspan.inbound.route.RouteRun;
import linkspan.inbound.route.Ruling;

/** Tells in the words of the table what becomes of a replay. */
public final class ReplayEnds {
    private ReplayEnds() {}

    public static String of(RouteEnd end, UnitOfWork unit, Committer committer) {
        CompletableFuture<ReplayResult> result = new CompletableFuture<>();
        ReplayCompletion completion = new ReplayCompletion(unit, "m", committer, result);
        new RouteRun(null, unit, Map.of(), Ruling.WhenRefused.KEEP, completion).ended(end, () -> {});
        ReplayResult told = result.join();
        if (told instanceof ReplayResult.Replayed) {
            return "commit";
        }
        return told instanceof ReplayResult.StillKept ? "keep" : "retry";
    }
}
