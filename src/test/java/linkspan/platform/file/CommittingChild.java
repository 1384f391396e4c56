package linkspan.platform.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import linkspan.platform.database.OneWriter;

/**
 * A process that commits until it is killed: every thread inserts an order and an outbox row, moves its position, deletes
 * old outbox rows, commits, and only then appends the order's number to a file. Arguments: folder, file, threads,
 * guarded, crowd or plain.
 */
final class CommittingChild {
    static final String READY = "ready";
    private static final int OUTBOX = 20;
    private final String url;
    private final UnaryOperator<Connection> turns;
    private final FileChannel acknowledged;

    private CommittingChild(String url, UnaryOperator<Connection> turns, FileChannel acknowledged) {
        this.url = url;
        this.turns = turns;
        this.acknowledged = acknowledged;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        String url = KillSeries.url(Path.of(arguments[0]), arguments[3]);
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            tables(sql);
            FileChannel file =
                    FileChannel.open(Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            UnaryOperator<Connection> turns =
                    arguments[3].equals("guarded") ? new OneWriter()::of : UnaryOperator.identity();
            CommittingChild child = new CommittingChild(url, turns, file);
            int threads = Integer.parseInt(arguments[2]);
            IntStream.range(0, threads).forEach(thread -> new Thread(() -> child.commit(thread, threads)).start());
            System.out.println(READY);
            System.in.read();
        }
    }

    static void tables(Statement sql) throws SQLException {
        sql.execute("create table if not exists orders (id bigint primary key)");
        sql.execute("create table if not exists outbox (id bigint primary key, body varchar)");
        sql.execute("create table if not exists positions (thread int primary key, id bigint)");
    }

    private void commit(int thread, int threads) {
        Random random = new Random();
        try (Connection connection = turns.apply(DriverManager.getConnection(url))) {
            connection.setAutoCommit(false);
            long id = KilledStore.position(connection, thread);
            for (id = id < 0 ? thread : id + threads; ; id += threads) {
                try {
                    commit(connection, thread, id, random.nextInt(1, 12) * 200, id - (long) OUTBOX * threads);
                } catch (SQLIntegrityConstraintViolationException hidden) {
                    System.err.println("thread " + thread + " met " + id + ": " + hidden.getMessage());
                    connection.rollback();
                    continue;
                }
                ByteBuffer number = ByteBuffer.allocate(Long.BYTES).putLong(0, id);
                acknowledged.write(number);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void commit(Connection connection, int thread, long id, int size, long old) throws SQLException {
        try (PreparedStatement order = connection.prepareStatement("insert into orders values (?)");
                PreparedStatement outbox = connection.prepareStatement("insert into outbox values (?, ?)");
                PreparedStatement delete = connection.prepareStatement("delete from outbox where id = ?");
                PreparedStatement position = connection.prepareStatement("merge into positions values (?, ?)")) {
            String body = "x".repeat(size);
            order.setLong(1, id);
            order.execute();
            outbox.setLong(1, id);
            outbox.setString(2, body);
            outbox.execute();
            delete.setLong(1, old);
            delete.execute();
            position.setInt(1, thread);
            position.setLong(2, id);
            position.execute();
            connection.commit();
        }
    }
}
