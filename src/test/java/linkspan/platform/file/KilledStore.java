package linkspan.platform.file;

import java.nio.LongBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a reopened file still has of what was acknowledged, and what besides. */
final class KilledStore implements AutoCloseable {
    /** H2 gives a transaction the lowest free number: with these open, the one that compares has a number of its own. */
    private static final int OTHERS = 8;

    private final List<Connection> others = new ArrayList<>();
    private final Connection plain;
    private final int threads;

    private KilledStore(String url, int threads) throws SQLException {
        this.threads = threads;
        for (int i = 0; i < OTHERS; i++) {
            Connection other = DriverManager.getConnection(url);
            other.setAutoCommit(false);
            execute(other, "merge into positions values (%d, 0)".formatted(1_000 + i));
            others.add(other);
        }
        this.plain = DriverManager.getConnection(url);
    }

    /** After the process that wrote was killed. */
    static Survived look(String url, LongBuffer acknowledged, int threads) throws SQLException {
        try (KilledStore store = new KilledStore(url, threads)) {
            return store.compare(acknowledged);
        }
    }

    /** -1 when the thread has committed nothing. */
    static long position(Connection connection, int thread) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("select id from positions where thread = ?")) {
            sql.setInt(1, thread);
            ResultSet row = sql.executeQuery();
            return row.next() ? row.getLong(1) : -1;
        }
    }

    private Survived compare(LongBuffer numbers) throws SQLException {
        Set<Long> orders = ids("orders");
        Set<Long> outbox = ids("outbox");
        int lost = 0;
        long[] newest = new long[threads];
        Arrays.fill(newest, -1); // a thread that was killed before its first commit has no position to go back from
        while (numbers.hasRemaining()) {
            long id = numbers.get();
            int thread = (int) (id % threads);
            newest[thread] = Math.max(newest[thread], id);
            lost += orders.contains(id) ? 0 : 1;
        }
        int unacknowledged = 0;
        int torn = 0;
        for (int thread = 0; thread < threads; thread++) {
            long position = position(plain, thread);
            lost += position < newest[thread] ? 1 : 0;
            unacknowledged += newest[thread] >= 0 && position > newest[thread] ? 1 : 0;
            torn += isWhole(orders, position, next(thread)) && isWhole(outbox, position, next(thread)) ? 0 : 1;
        }
        return new Survived(lost, unacknowledged, torn, hidden());
    }

    /** One commit wrote the order, the outbox row and the position: all of them are there, or none. */
    private static boolean isWhole(Set<Long> ids, long position, long next) {
        return (position < 0 || ids.contains(position)) && !ids.contains(next);
    }

    private long next(int thread) throws SQLException {
        long position = position(plain, thread);
        return position < 0 ? thread : position + threads;
    }

    /** Rows that only a transaction of the number of the dead one can see, and then meets as its own. */
    private int hidden() throws SQLException {
        int hidden = 0;
        for (int thread = 0; thread < threads; thread++) {
            long next = next(thread);
            for (Connection other : others) {
                hidden += isThere(other, next) && !isThere(plain, next) ? 1 : 0;
            }
        }
        return hidden;
    }

    private Set<Long> ids(String table) throws SQLException {
        Set<Long> ids = new HashSet<>();
        try (Statement sql = plain.createStatement()) {
            ResultSet rows = sql.executeQuery("select id from " + table);
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    private static boolean isThere(Connection connection, long id) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement("select 1 from orders where id = ?")) {
            sql.setLong(1, id);
            return sql.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String text) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(text);
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection other : others) {
            other.rollback();
            other.close();
        }
        plain.close();
    }
}
