package linkspan.inbound.setting;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.component.jdbc.JdbcEndpoint;
import org.apache.camel.component.jdbc.JdbcOutputType;
import org.apache.camel.spi.EndpointStrategy;

/**
 * {@code jdbc:<system>?outputType=StreamList} that streams: the result comes {@value #ROWS} rows at a time, on a connection that is
 * held until the exchange is done. PostgreSQL's driver holds the whole result where a statement is committed at once, as camel-jdbc does.
 */
public final class StreamedJdbcEndpoint {
    private static final int ROWS = 1_000;
    private static final String FETCH_SIZE = "fetchSize";

    private StreamedJdbcEndpoint() {}

    /**
     * For all addresses of {@code jdbc:}. The pools of {@link SystemDatabases} hand out connections that do not commit by themselves:
     * what is streamed is rolled back when its connection is given back, all else is committed by camel-jdbc.
     */
    public static EndpointStrategy everywhere() {
        return (uri, endpoint) -> {
            if (endpoint instanceof JdbcEndpoint jdbc) {
                boolean streamed = jdbc.getOutputType() == JdbcOutputType.StreamList;
                jdbc.setResetAutoCommit(!streamed);
                if (streamed) {
                    Map<String, Object> parameters = new LinkedHashMap<>();
                    if (jdbc.getParameters() != null) {
                        parameters.putAll(jdbc.getParameters());
                    }
                    parameters.putIfAbsent(FETCH_SIZE, ROWS);
                    jdbc.setParameters(parameters);
                }
            }
            return endpoint;
        };
    }
}
