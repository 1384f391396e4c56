package linkspan.platform.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.InterceptStrategy;
import org.junit.jupiter.api.Test;

class PartTest {
    private final Map<String, List<String>> seen = new java.util.TreeMap<>();

    /** Collects the suffixes at four places: in the outer split before, within and behind the inner one, and at the end. */
    private Map<String, List<String>> play(InterceptStrategy strategy) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getCamelContextExtension().addInterceptStrategy(strategy);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start")
                            .split(constant("a,b"))
                            .process(exchange -> note("before", PartProcessor.partOf(exchange)))
                            .split(constant("x,y,z"))
                            .process(exchange -> note("within", PartProcessor.partOf(exchange)))
                            .end()
                            .process(exchange -> note("behind", PartProcessor.partOf(exchange)))
                            .end()
                            .process(exchange -> note("end", PartProcessor.partOf(exchange)));
                }
            });
            camel.start();
            camel.createProducerTemplate().sendBody("direct:start", "");
        }
        return seen;
    }

    private void note(String place, Part part) {
        seen.computeIfAbsent(place, at -> new ArrayList<>()).add(part.suffix());
    }

    @Test
    void each_part_of_a_split_within_a_split_has_its_own_suffix() throws Exception {
        assertThat(play(PartProcessor.everywhere()))
                .containsEntry("before", List.of("", "-1"))
                .containsEntry("within", List.of("", "-0.1", "-0.2", "-1.0", "-1.1", "-1.2"))
                .containsEntry("behind", List.of("", "-1"))
                .containsEntry("end", List.of(""));
    }

    /** What Camel tells alone: why the processor is there. */
    @Test
    void without_it_the_parts_of_two_outer_parts_are_the_same() throws Exception {
        assertThat(play((camel, node, step, next) -> step).get("within"))
                .containsExactly("", "-1", "-2", "", "-1", "-2");
    }

    @Test
    void parts_come_in_the_order_of_the_message() {
        List<Part> parts = Stream.of(List.of(1), List.of(0, 2), List.<Integer>of(), List.of(0, 10), List.of(0))
                .map(Part::new)
                .sorted()
                .toList();

        assertThat(parts)
                .containsExactly(Part.WHOLE, Part.of(0), new Part(List.of(0, 2)), new Part(List.of(0, 10)), Part.of(1));
    }
}
