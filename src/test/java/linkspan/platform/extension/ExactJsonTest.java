package linkspan.platform.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.junit.jupiter.api.Test;

class ExactJsonTest {
    private static final String ORDER =
            "{\"total\":19.90,\"id\":123456789012345678,\"rate\":0.1000000000000000055511151231257827,\"n\":1E+3}";

    @Test
    void a_route_that_says_json_loses_no_digit() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.disableJMX();
            ExactJsonCamelRuntime.in(camel);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:there").unmarshal().json(JsonLibrary.Jackson);
                    from("direct:back").marshal().json(JsonLibrary.Jackson).convertBodyTo(String.class);
                }
            });
            camel.start();
            Map<?, ?> order = camel.createProducerTemplate().requestBody("direct:there", ORDER, Map.class);
            assertThat(order.get("total")).isEqualTo(new BigDecimal("19.90"));
            assertThat(camel.createProducerTemplate().requestBody("direct:back", order, String.class))
                    .isEqualTo(ORDER.replace("1E+3", "1000"));
        }
    }
}
