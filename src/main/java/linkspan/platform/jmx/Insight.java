package linkspan.platform.jmx;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import linkspan.platform.system.ConfigurationError;
import org.jspecify.annotations.Nullable;

/**
 * How much of Camel is seen. Both cost time with each message, so both are off.
 *
 * @param jmxPort where JMX tools connect; 0: nowhere, and Camel's beans are not made
 * @param trace each step of each message is a line of the log, and what fails tells the way that it took
 */
public record Insight(int jmxPort, boolean trace) {
    private static final String PORT = "LINKSPAN_JMX_PORT";
    private static final String TRACE = "LINKSPAN_TRACE_ROUTES";

    /** Throws {@link ConfigurationError}. */
    public static Insight of(Map<String, String> environment) {
        String port = environment.getOrDefault(PORT, "0");
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new ConfigurationError(PORT + ": '" + port + "' is no port");
        }
        String trace = environment.getOrDefault(TRACE, "false");
        if (!trace.matches("true|false")) {
            throw new ConfigurationError(TRACE + ": '" + trace + "' is neither true nor false");
        }
        return new Insight(Integer.parseInt(port), Boolean.parseBoolean(trace));
    }

    public boolean hasJmx() {
        return jmxPort > 0;
    }

    /** Settings with what the command line says. */
    public static UnaryOperator<Map<String, String>> with(@Nullable Integer port, boolean trace) {
        return settings -> {
            Map<String, String> all = new HashMap<>(settings);
            if (port != null) {
                all.put(PORT, port.toString());
            }
            if (trace) {
                all.put(TRACE, "true");
            }
            return all;
        };
    }
}
