package linkspan.platform.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import linkspan.platform.file.FileUrl;
import linkspan.platform.file.Room;

/**
 * The database under test: an H2 file, or with {@code -Dlinkspan.test.database=postgresql} a database of its own on a
 * PostgreSQL that this JVM starts once.
 */
public final class TestDatabase {
    private static final Queue<Runnable> BEFORE_STOP = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                        .setRegisterShutdownHook(false)
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            BEFORE_STOP.forEach(Runnable::run);
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The migrations take longer than most tests: they run once in this JVM, and what they made is copied. */
    private static final class MigratedServer {
        static final String NAME = migrated();

        private static String migrated() {
            String name = "migrated";
            Database.openServer(made("create database %s", name), new SimpleMeterRegistry())
                    .close();
            return name;
        }
    }

    private static final class MigratedFile {
        static final String NAME = "linkspan.mv.db";
        static final byte[] BYTES = migrated();

        private static byte[] migrated() {
            try {
                Path folder = Files.createTempDirectory("linkspan-migrated");
                Database.openFile(folder, Room.ENDLESS, new SimpleMeterRegistry())
                        .close();
                byte[] bytes = Files.readAllBytes(folder.resolve(NAME));
                Files.delete(folder.resolve(NAME));
                Files.delete(folder);
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private TestDatabase() {}

    public static boolean isServer() {
        return "postgresql".equals(System.getProperty("linkspan.test.database"));
    }

    /** Runs when this JVM ends, while the database still stands. */
    public static void beforeStop(Runnable closing) {
        if (isServer()) {
            BEFORE_STOP.add(closing);
        } else {
            Runtime.getRuntime().addShutdownHook(new Thread(closing));
        }
    }

    /** An empty, migrated database. */
    public static Database open(Path folder) {
        return open(folder, new SimpleMeterRegistry());
    }

    public static Database open(Path folder, MeterRegistry meters) {
        if (isServer()) {
            return Database.openServer(made("create database %s template " + MigratedServer.NAME), meters);
        }
        try {
            Path file = Files.createDirectories(folder).resolve(MigratedFile.NAME);
            if (!Files.exists(file)) {
                Files.write(file, MigratedFile.BYTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Database.openFile(folder, Room.ENDLESS, meters);
    }

    /** An empty database on the server, without tables. */
    public static DatabaseServer fresh() {
        return made("create database %s");
    }

    private static DatabaseServer made(String statement) {
        return made(statement, "test_" + NUMBER.incrementAndGet());
    }

    private static DatabaseServer made(String statement, String name) {
        String url = Server.POSTGRES.getJdbcUrl("postgres", "postgres");
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute(statement.formatted(name));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return new DatabaseServer(Server.POSTGRES.getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    /** What a hub is told of it. */
    public static Map<String, String> environment(DatabaseServer server) {
        return Map.of(
                DatabaseServer.URL,
                server.url(),
                "LINKSPAN_DATABASE_USER",
                server.user(),
                "LINKSPAN_DATABASE_PASSWORD",
                server.password());
    }

    /** A second way into a hub's database. */
    public static Connection connect(Path data, Map<String, String> environment) throws SQLException {
        String url = environment.get(DatabaseServer.URL);
        return url != null
                ? DriverManager.getConnection(url, "postgres", "postgres")
                : DriverManager.getConnection(FileUrl.ofOpen(data), "linkspan", "linkspan");
    }
}
