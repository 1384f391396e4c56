package linkspan.platform.extension;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * JDBC drivers of other class loaders: {@link DriverManager} gives a driver only to callers that could load its class, so each
 * stands behind one of ours.
 */
final class ExtensionDriverStore {
    private ExtensionDriverStore() {}

    static void register(ClassLoader loader) {
        for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
            if (driver.getClass().getClassLoader() == loader && !isThere(driver)) {
                try {
                    DriverManager.registerDriver(new Behind(driver));
                } catch (SQLException e) {
                    throw new ConfigurationError(driver.getClass().getName() + ": " + e.getMessage());
                }
            }
        }
    }

    private static boolean isThere(Driver driver) {
        return DriverManager.drivers()
                .anyMatch(known -> known instanceof Behind behind
                        && behind.driver.getClass().equals(driver.getClass()));
    }

    private record Behind(Driver driver) implements Driver {
        @Override
        public @Nullable Connection connect(String url, Properties info) throws SQLException {
            return driver.connect(url, info);
        }

        @Override
        public boolean acceptsURL(String url) throws SQLException {
            return driver.acceptsURL(url);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
            return driver.getPropertyInfo(url, info);
        }

        @Override
        public int getMajorVersion() {
            return driver.getMajorVersion();
        }

        @Override
        public int getMinorVersion() {
            return driver.getMinorVersion();
        }

        @Override
        public boolean jdbcCompliant() {
            return driver.jdbcCompliant();
        }

        @Override
        public @Nullable Logger getParentLogger() {
            return null;
        }
    }
}
