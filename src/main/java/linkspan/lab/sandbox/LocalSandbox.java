package linkspan.lab.sandbox;

import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import linkspan.lab.sandbox.post.HubAddress;
import linkspan.platform.Companion;

/** Simulated systems that belong to one hub, in its process or in one of their own. */
public interface LocalSandbox extends Companion {
    /** The setting that says where simulated systems are. */
    String URL = "LINKSPAN_SANDBOX_URL";
    /** The setting that says where their database {@code bi} is. */
    String BI_URL = "LINKSPAN_SANDBOX_BI_URL";

    /** Of the simulated systems, without a slash at the end. */
    String url();

    /** JDBC address of {@code bi}; user and password are {@code bi}. */
    String biUrl();

    /** From now on systems post to this hub what they have to tell; once. */
    void connect(HubAddress hub);

    /** How a hub finds them. */
    @Override
    default Map<String, String> environment() {
        return Map.of(URL, url(), BI_URL, biUrl());
    }

    @Override
    default void listening(URI messagePort, UnaryOperator<String> secretOf) {
        connect(new HubAddress(messagePort, secretOf));
    }

    @Override
    void close();
}
