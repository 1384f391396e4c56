package linkspan.inbound.deadletter;

import java.util.concurrent.CompletableFuture;
import linkspan.commit.Committer;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.route.RouteEnd;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;

/** Tells in the words of the table what becomes of a replay. */
public final class ReplayEnds {
    private ReplayEnds() {}

    public static String of(RouteEnd end, UnitOfWork unit, Committer committer, Database database) {
        CompletableFuture<ReplayResult> result = new CompletableFuture<>();
        KeptStore store = new KeptStore(database.transactions(Pool.CONSOLE));
        new ReplaySettlement(unit, "m", store, committer, result).settle(end, () -> {});
        ReplayResult told = result.join();
        if (told instanceof ReplayResult.Replayed) {
            return "commit";
        }
        return told instanceof ReplayResult.StillKept ? "keep" : "retry";
    }
}
