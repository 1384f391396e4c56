package linkspan.cli.terminal;

import org.jspecify.annotations.Nullable;

/** A hub that runs in this process. */
public interface StartedHub extends AutoCloseable {
    int port();

    /** True: the message port speaks TLS. */
    boolean isSecure();

    int opsPort();

    /** Addresses of the Kafka broker. */
    String broker();

    /** JDBC URL of the hub's database, for people. */
    String database();

    /** Null without simulated systems. */
    @Nullable
    String sandboxUrl();

    /** JDBC URL of the simulated reporting database; null without simulated systems. */
    @Nullable
    String sandboxBiUrl();

    /** Orderly: what is under way is finished, within 20 s. */
    @Override
    void close();
}
