package linkspan.lab.sandbox.post;

import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The hub that simulated systems post to.
 *
 * @param url message port, without a path
 * @param secretOf the secret of a name; {@code wms} signs with {@code wms-hub}
 */
public record HubAddress(URI url, UnaryOperator<String> secretOf) {
    /** The secrets of the systems that post. */
    public static final List<String> POSTING = List.of("wms-hub", "crm-hub");

    public HubAddress {
        if (!"http".equals(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException(url + " is no http://host:port");
        }
    }
}
