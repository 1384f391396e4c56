package linkspan.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets one transaction of an H2 file write at a time, from its first statement that is no plain select to its end. H2
 * collects its tables one after the other when it writes a chunk: what another connection does meanwhile stands in some
 * of them, so that a {@code kill -9} right then leaves half a commit, or rows whose transaction is nowhere (ADR 0023).
 * Reads wait for nobody, nor does a thread for a second connection of its own. Any thread; a connection stays with one.
 */
public final class OneWriter {
    private static final Set<String> STATEMENTS =
            Set.of("prepareStatement", "prepareCall", "createStatement", "setSavepoint");
    private static final Pattern READS = Pattern.compile("\\s*(select|with|values)\\b.*", Pattern.DOTALL);
    private static final Pattern WRITES = Pattern.compile("\\b(update|insert|delete|merge|nextval)\\b");
    private static final long PATIENCE_SECONDS = 10;
    /** To be tried again. */
    private static final String AGAIN = "40001";

    private static final int MOST_KNOWN = 2_000;
    private final Map<String, Boolean> writing = new ConcurrentHashMap<>();
    private final ReentrantLock turn = new ReentrantLock(true);

    /** The same connections, each waiting for its turn to write. */
    public DataSource of(DataSource database) {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(database, method, arguments);
            return result instanceof Connection connection ? of(connection) : result;
        });
    }

    /** The same connection, waiting for its turn to write; to be closed. */
    public Connection of(Connection connection) {
        return proxy(Connection.class, new Turn(connection));
    }

    /** Statements are few and come again and again: each is read once. */
    private boolean writes(Method method, Object @Nullable [] arguments) {
        if (!STATEMENTS.contains(method.getName())) {
            return false;
        }
        String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
        Boolean known = writing.get(sql);
        if (known != null) {
            return known;
        }
        boolean writes = !READS.matcher(sql).matches() || WRITES.matcher(sql).find();
        if (writing.size() < MOST_KNOWN) {
            writing.put(sql, writes);
        }
        return writes;
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            throw cause == null ? e : cause;
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(OneWriter.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Of one connection. */
    private final class Turn implements InvocationHandler {
        private final Connection connection;
        private boolean mine;

        Turn(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
            boolean ends = method.getName().equals("close")
                    || method.getName().equals("rollback") && (arguments == null || arguments.length == 0);
            if (writes(method, arguments)) {
                begin();
            }
            try {
                Object result = call(connection, method, arguments);
                ends |= method.getName().equals("commit");
                return result;
            } finally {
                if (ends) {
                    end();
                }
            }
        }

        private void begin() throws SQLException {
            if (mine) {
                return;
            }
            try {
                mine = turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (!mine) {
                throw new SQLTransientException("another transaction writes for too long", AGAIN);
            }
        }

        private void end() {
            if (mine) {
                mine = false;
                turn.unlock();
            }
        }
    }
}
