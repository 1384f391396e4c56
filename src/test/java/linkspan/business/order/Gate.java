package linkspan.business.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import linkspan.commit.UnitInCommit;
import linkspan.commit.UnitStore;

/** A store that lets no group through until it is closed itself. */
final class Gate implements UnitStore, AutoCloseable {
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

    @Override
    public void write(Connection connection, List<UnitInCommit> units) throws SQLException {
        sizes.add(units.size());
        arrived.countDown();
        try {
            opened.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
    }

    void awaitArrival() throws InterruptedException {
        arrived.await();
    }

    /** Lets everything through from now on. */
    @Override
    public void close() {
        opened.countDown();
    }

    /** How many units each group had. */
    List<Integer> sizes() {
        return sizes;
    }
}
