package linkspan.platform;

import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What runs for one hub alone: started once the data folder is that hub's, closed after the hub has stopped. */
public interface Companion extends AutoCloseable {
    /** Settings that take the place of those in the environment: where the companion is. */
    Map<String, String> environment();

    /**
     * The hub listens; told once.
     *
     * @param messagePort without a path
     * @param secretOf the secret of a name
     */
    void listening(URI messagePort, UnaryOperator<String> secretOf);

    @Override
    void close();

    /** Nothing: every system is elsewhere. */
    static Companion none() {
        return new Companion() {
            @Override
            public Map<String, String> environment() {
                return Map.of();
            }

            @Override
            public void listening(URI messagePort, UnaryOperator<String> secretOf) {}

            @Override
            public void close() {}
        };
    }
}
