package linkspan.platform.database;

import java.util.function.UnaryOperator;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server, 15 or newer, that any number of hubs share.
 *
 * @param url {@code jdbc:postgresql://host:5432/database}; the driver's parameters may follow, for instance TLS
 */
public record DatabaseServer(String url, String user, String password) {
    /** The variable that makes the difference between an embedded hub and production mode. */
    public static final String URL = "LINKSPAN_DATABASE_URL";

    public DatabaseServer {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new ConfigurationError(URL + " must begin with jdbc:postgresql:, is '" + url + "'");
        }
    }

    /** Of {@code LINKSPAN_DATABASE_URL}, {@code _USER} and {@code _PASSWORD}; null where there is no URL. */
    public static @Nullable DatabaseServer of(UnaryOperator<@Nullable String> environment) {
        String url = environment.apply(URL);
        if (url == null || url.isBlank()) {
            return null;
        }
        return new DatabaseServer(
                url, need(environment, "LINKSPAN_DATABASE_USER"), need(environment, "LINKSPAN_DATABASE_PASSWORD"));
    }

    private static String need(UnaryOperator<@Nullable String> environment, String variable) {
        String value = environment.apply(variable);
        if (value == null || value.isBlank()) {
            throw new ConfigurationError(variable + " is missing: " + URL + " is set");
        }
        return value;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url + " as " + user;
    }
}
