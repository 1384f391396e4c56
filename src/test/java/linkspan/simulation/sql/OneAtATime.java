package linkspan.simulation.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** For plain threads: one call of JDBC at a time reaches the model, but for those that wait for a row. */
public final class OneAtATime implements Steps {
    @Override
    public void step(String what) {}

    @Override
    public synchronized boolean await(BooleanSupplier free, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (!free.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public long millis() {
        return Clock.systemUTC().millis();
    }

    /** The same connections, for many threads. */
    public DataSource oneAtATime(DataSource model) {
        return guarded(DataSource.class, model);
    }

    private <T> T guarded(Class<T> type, T inner) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
            synchronized (this) {
                try {
                    return guarded(method.invoke(inner, given));
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                } finally {
                    notifyAll();
                }
            }
        }));
    }

    private @Nullable Object guarded(@Nullable Object result) {
        if (result instanceof Connection connection) {
            return guarded(Connection.class, connection);
        }
        return result instanceof PreparedStatement statement ? guarded(PreparedStatement.class, statement) : result;
    }
}
