package linkspan.inbound.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientsTest {
    private final CountDownLatch hasRead = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private @Nullable Thread slow;
    private boolean readsKeys;

    /** The slow thread's transaction ends only when it may go on, once it has read the keys. */
    private DataSource slowly(DataSource database) {
        return proxy(
                DataSource.class,
                database,
                (method, arguments, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, this::heldUp)
                        : result);
    }

    private @Nullable Object heldUp(Method method, Object @Nullable [] arguments, @Nullable Object result)
            throws InterruptedException {
        if (Thread.currentThread() != slow) {
            return result;
        }
        readsKeys |= arguments != null && String.valueOf(arguments[0]).contains("from api_clients");
        if (readsKeys && method.getName().equals("commit")) {
            hasRead.countDown();
            goesOn.await();
        }
        return result;
    }

    private interface After {
        @Nullable
        Object called(Method method, Object @Nullable [] arguments, @Nullable Object result) throws Exception;
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                ClientsTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.called(method, arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Test
    void a_look_that_began_before_a_key_was_made_or_revoked_does_not_undo_that(@TempDir Path folder) throws Exception {
        try (Database database = TestDatabase.open(folder)) {
            SecureRandom random = new SecureRandom();
            Transactions transactions = new Transactions(slowly(database.pool(Pool.INTAKE)));
            Clients clients = new Clients(
                    new ClientStore(transactions),
                    new GrantStore(transactions),
                    new SecretBox("master", random),
                    Clock.systemUTC(),
                    random);
            NewKey old = clients.add("acme", 10);
            CompletableFuture<Void> refreshed = CompletableFuture.runAsync(() -> {
                slow = Thread.currentThread();
                clients.refresh();
            });
            hasRead.await();
            NewKey made = clients.add("acme", 10);
            clients.revoke(old.keyId());
            goesOn.countDown();
            refreshed.join();

            assertThat(clients.find(made.keyId())).isPresent();
            assertThat(clients.find(old.keyId())).isEmpty();
        }
    }
}
