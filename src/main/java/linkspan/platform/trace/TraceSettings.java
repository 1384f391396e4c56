package linkspan.platform.trace;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import linkspan.platform.system.ConfigurationError;

/**
 * Where traces go.
 *
 * @param endpoint of an OTLP collector over HTTP, with its path; empty for nowhere
 * @param share of new traces that are collected, 0 to 1; a sender that is in a trace has decided for it
 */
record TraceSettings(String endpoint, double share) {
    private static final String ENDPOINT = "LINKSPAN_OTLP_ENDPOINT";
    private static final String SHARE = "LINKSPAN_TRACE_SHARE";
    private static final String PATH = "/v1/traces";

    static TraceSettings of(Map<String, String> environment) {
        String share = environment.getOrDefault(SHARE, "1");
        if (!share.matches("0(\\.\\d{1,6})?|1(\\.0+)?")) {
            throw new ConfigurationError(SHARE + " must be 0 to 1, is '" + share + "'");
        }
        return new TraceSettings(
                endpoint(environment.getOrDefault(ENDPOINT, "").strip()), new BigDecimal(share).doubleValue());
    }

    /** As the OTLP exporter's own variable is read: the path may be left out. */
    private static String endpoint(String value) {
        if (value.isEmpty()) {
            return "";
        }
        try {
            URI uri = new URI(value);
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                throw new ConfigurationError(ENDPOINT + " must be http://host:port or https://host:port");
            }
            return uri.getPath().isEmpty() || uri.getPath().equals("/")
                    ? uri.resolve(PATH).toString()
                    : value;
        } catch (URISyntaxException e) {
            throw new ConfigurationError(ENDPOINT + ": " + e.getMessage());
        }
    }
}
