package linkspan.inbound.setting;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jdbc.JdbcEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A pool whose connections do not commit by themselves, as {@link SystemDatabases} opens them. */
class StreamedJdbcEndpointTest {
    @Test
    void what_is_written_is_committed_and_only_what_is_streamed_keeps_its_transaction() throws Exception {
        try (HikariDataSource pool = new HikariDataSource();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            pool.setJdbcUrl("jdbc:h2:mem:streamed");
            pool.setAutoCommit(false);
            camel.getRegistry().bind("shop", pool);
            camel.getCamelContextExtension().registerEndpointCallback(StreamedJdbcEndpoint.everywhere());
            camel.start();
            ProducerTemplate template = camel.createProducerTemplate();
            template.sendBody("jdbc:shop", "create table t (n int)");
            template.sendBody("jdbc:shop?resetAutoCommit=false", "insert into t values (7)");
            assertThat(template.requestBody("jdbc:shop", "select n from t", List.class))
                    .hasSize(1);

            JdbcEndpoint streamed = camel.getEndpoint("jdbc:shop?outputType=StreamList", JdbcEndpoint.class);
            assertThat(streamed.isResetAutoCommit()).isFalse();
            assertThat(streamed.getParameters()).containsEntry("fetchSize", 1_000);
            JdbcEndpoint other =
                    camel.getEndpoint("jdbc:shop?outputType=StreamList&statement.fetchSize=50", JdbcEndpoint.class);
            assertThat(other.getParameters()).extracting("fetchSize").hasToString("50");
            assertThat(camel.getEndpoint("jdbc:shop", JdbcEndpoint.class).isResetAutoCommit())
                    .isTrue();
        }
    }
}
