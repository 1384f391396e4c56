package linkspan.delivery.position;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import linkspan.commit.CommitFailed;
import linkspan.commit.Committer;
import linkspan.commit.GroupStore;
import linkspan.commit.Pace;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitInCommit;
import linkspan.platform.database.Database;
import linkspan.platform.database.Transactions;

/** The stores of positions on one database. */
final class PositionTables implements AutoCloseable {
    private final Transactions transactions;
    private final PendingStore pending;
    private final Committer committer;
    private final Runnable closing;

    PositionTables(DataSource database, Database.Kind kind, Runnable closing) {
        this.transactions = new Transactions(database);
        this.pending = new PendingStore(transactions, kind, "hub-1");
        this.committer = new Committer(
                new GroupStore(database, List.of(new KeyPositionStore(kind, () -> 0.5))),
                Pace.atOnce(1),
                written -> {});
        this.closing = closing;
    }

    Transactions transactions() {
        return transactions;
    }

    PendingStore pending() {
        return pending;
    }

    UnitInCommit write(SealedUnit unit) {
        CompletableFuture<UnitInCommit> written = new CompletableFuture<>();
        committer.commit(unit, new Committer.Callback() {
            @Override
            public void committed(UnitInCommit in) {
                written.complete(in);
            }

            @Override
            public void failed(CommitFailed failure) {
                written.completeExceptionally(failure);
            }
        });
        return written.join();
    }

    @Override
    public void close() {
        committer.close();
        closing.run();
    }
}
