package linkspan.simulation.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The JDBC that the stores use, on a {@link ModelDatabase}; what they do not use throws. */
public final class ModelConnections {
    private final ModelDatabase database;
    private final long lockMillis;
    private final List<Session> open = new ArrayList<>();

    ModelConnections(ModelDatabase database, long lockMillis) {
        this.database = database;
        this.lockMillis = lockMillis;
    }

    public DataSource dataSource() {
        return proxy(DataSource.class, (self, method, arguments) -> switch (method.getName()) {
            case "getConnection" -> new Session().connection();
            default -> throw new UnsupportedOperationException("DataSource." + method.getName());
        });
    }

    /** The server ends all transactions that are open here: their hub is gone, or stood still for too long. */
    public void kill() {
        List.copyOf(open).forEach(Session::kill);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class Session {
        private @Nullable Transaction transaction;

        Connection connection() {
            open.add(this);
            return proxy(Connection.class, (self, method, arguments) -> switch (method.getName()) {
                case "setAutoCommit" -> nothing();
                case "setNetworkTimeout" -> nothing();
                case "commit" -> commit();
                case "rollback" -> rollback();
                case "close" -> close();
                case "prepareStatement" -> prepared((String) arguments[0]);
                case "createArrayOf" -> array((Object[]) arguments[1]);
                default -> throw new UnsupportedOperationException("Connection." + method.getName());
            });
        }

        void kill() {
            Transaction running = transaction;
            if (running != null) {
                running.kill();
            }
        }

        private Transaction running() {
            Transaction running = transaction;
            if (running == null) {
                running = new Transaction(database, lockMillis);
                transaction = running;
            }
            return running;
        }

        private @Nullable Object nothing() {
            return null;
        }

        private @Nullable Object commit() throws SQLException {
            database.steps().step("commit");
            running().commit();
            transaction = null;
            database.steps().step("committed");
            return null;
        }

        private @Nullable Object rollback() {
            running().rollback();
            transaction = null;
            return null;
        }

        private @Nullable Object close() {
            rollback();
            open.remove(this);
            return null;
        }

        private PreparedStatement prepared(String sql) {
            Execution.Statement statement = database.read(sql);
            List<@Nullable Object> arguments = new ArrayList<>();
            List<List<@Nullable Object>> batch = new ArrayList<>();
            return proxy(PreparedStatement.class, (self, method, given) -> switch (method.getName()) {
                case "setObject" -> set(arguments, (Integer) given[0] - 1, given[1]);
                case "addBatch" -> batch.add(new ArrayList<>(arguments));
                case "executeBatch" -> executeBatch(sql, statement, batch);
                case "executeUpdate" -> execute(sql, statement, arguments).count();
                case "executeQuery" -> resultSet(execute(sql, statement, arguments));
                case "close" -> nothing();
                default -> throw new UnsupportedOperationException("PreparedStatement." + method.getName());
            });
        }

        private int[] executeBatch(String sql, Execution.Statement statement, List<List<@Nullable Object>> batch)
                throws SQLException {
            int[] counts = new int[batch.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = execute(sql, statement, batch.get(i)).count();
            }
            batch.clear();
            return counts;
        }

        private Execution.Result execute(String sql, Execution.Statement statement, List<@Nullable Object> arguments)
                throws SQLException {
            database.steps().step(sql);
            running().statement();
            return statement.execute(new Execution(running(), new ArrayList<>(arguments)));
        }
    }

    private static @Nullable Object set(List<@Nullable Object> arguments, int place, @Nullable Object value)
            throws SQLException {
        while (arguments.size() <= place) {
            arguments.add(null);
        }
        arguments.set(place, stored(value));
        return null;
    }

    private static @Nullable Object stored(@Nullable Object value) throws SQLException {
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof Array array) {
            return Arrays.asList((Object[]) array.getArray()); // some of them may be null
        }
        return value;
    }

    private static Array array(Object[] values) {
        Object[] stored = Arrays.stream(values)
                .map(each -> each instanceof Number number ? number.longValue() : each)
                .toArray();
        return proxy(Array.class, (self, method, arguments) -> switch (method.getName()) {
            case "getArray" -> stored;
            case "free" -> null;
            default -> throw new UnsupportedOperationException("Array." + method.getName());
        });
    }

    private static ResultSet resultSet(Execution.Result result) {
        ModelRows rows = new ModelRows(result);
        return proxy(ResultSet.class, (self, method, arguments) -> rows.call(method.getName(), arguments));
    }
}
