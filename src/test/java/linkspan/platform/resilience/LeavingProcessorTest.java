package linkspan.platform.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeavingProcessorTest {
    /** Another system, of which nothing is known. */
    private static final class Out extends DefaultComponent {
        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new ProcessorEndpoint(uri, this, exchange -> {});
        }
    }

    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
    private static final ProducerTemplate SENDER = CAMEL.createProducerTemplate();

    @BeforeAll
    static void start() throws Exception {
        CAMEL.getCamelContextExtension().addInterceptStrategy(LeavingProcessor.everywhere());
        CAMEL.addComponent("out", new Out());
        CAMEL.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:filter").filter(simple("${body} == 'ours'")).to("out:out");
                from("direct:choice")
                        .setHeader("known", constant("1"))
                        .choice()
                        .when(simple("${body} == 'ours'"))
                        .to("out:out")
                        .otherwise()
                        .log("not ours");
                from("direct:stop")
                        .choice()
                        .when(simple("${body} != 'ours'"))
                        .stop()
                        .end()
                        .to("out:out");
                from("direct:split")
                        .split(body().tokenize(","))
                        .parallelProcessing()
                        .to("direct:filter");
                from("direct:multicast").multicast().to("direct:filter", "direct:choice");
                from("direct:dynamic").filter(simple("${body} == 'ours'")).toD("out:${body}");
                from("direct:tap").filter(simple("${body} == 'ours'")).wireTap("out:out");
                from("direct:enrich").filter(simple("${body} == 'ours'")).enrich("out:out");
                from("direct:list").filter(simple("${body} == 'ours'")).recipientList(constant("out:a,out:b"));
                from("direct:java").filter(simple("${body} == 'ours'")).process(exchange -> {});
                from("direct:throws")
                        .filter(simple("${body} == 'ours'"))
                        .doTry()
                        .to("out:out")
                        .doFinally()
                        .log("done");
            }
        });
        CAMEL.start();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    private static boolean leaves(String route, String body) {
        AtomicBoolean left = new AtomicBoolean();
        SENDER.request("direct:" + route, exchange -> {
            exchange.setProperty(LeavingProcessor.LEFT, left);
            exchange.getMessage().setBody(body);
        });
        return left.get();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter",
                "choice",
                "stop",
                "split",
                "multicast",
                "dynamic",
                "tap",
                "enrich",
                "list",
                "java",
                "throws"
            })
    void a_step_that_sends_is_noted_and_one_that_is_passed_over_is_not(String route) {
        assertThat(leaves(route, "ours")).isTrue();
        assertThat(leaves(route, "theirs")).isFalse();
    }

    @Test
    void nobody_has_to_ask() {
        assertThat(SENDER.requestBody("direct:filter", "ours")).isEqualTo("ours");
    }
}
