package linkspan.stand;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.platform.database.TestDatabase;

/**
 * One hub with its broker, database and sandbox for all tests of this JVM: they use orders of their own. Failed
 * deliveries come again after 100 and 200 ms.
 */
public final class SharedHub {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "LINKSPAN_WMS_RETRY", "100ms,200ms",
            "LINKSPAN_OMS_RETRY", "100ms,200ms,400ms,800ms,1s,2s",
            "LINKSPAN_BI_RETRY", "100ms,200ms,400ms,800ms,1s,2s",
            "LINKSPAN_TMS_RETRY", "100ms,200ms,400ms,800ms,1s,2s",
            "LINKSPAN_TMS_BREAKER_OPEN", "1s",
            "LINKSPAN_WMS_BREAKER_CALLS", "1000",
            "LINKSPAN_WMS_BREAKER_WINDOW", "1000");

    private static final class Holder {
        static final Path DATA = folder();
        static final Hub HUB = start();

        private static Path folder() {
            try {
                return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "shared-hub-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Hub start() {
            System.setProperty("h2.bindAddress", "127.0.0.1");
            try {
                TestServers servers = TestServers.start(DATA, ENVIRONMENT);
                Hub hub = Hub.start(
                        new HubConfig(Path.of("."), DATA, "127.0.0.1", 0, 0, servers.environment()),
                        TestSandbox::start);
                TestDatabase.beforeStop(() -> close(hub, servers));
                return hub;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static void close(Hub hub, TestServers servers) {
            hub.close();
            try {
                servers.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private SharedHub() {}

    /** Its data folder, with the token of the ops port. */
    public static Path data() {
        return Holder.DATA;
    }

    public static Hub hub() {
        return Holder.HUB;
    }
}
