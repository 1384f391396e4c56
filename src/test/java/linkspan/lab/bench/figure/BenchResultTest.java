package linkspan.lab.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchResultTest {
    private static BenchResult with(FigureBudget... budgets) {
        return new BenchResult(
                JsonNodeFactory.instance.objectNode().put("perSecond", 5_000),
                List.of(budgets),
                JsonNodeFactory.instance.objectNode().put("fsync", "on"));
    }

    @Test
    void the_limit_itself_is_kept_and_one_missed_budget_is_enough() {
        assertThat(with(FigureBudget.atLeast("a", 5_000, 5_000), FigureBudget.atMost("b", 20, 20))
                        .ok())
                .isTrue();
        assertThat(with(FigureBudget.atLeast("a", 4_999, 5_000), FigureBudget.atMost("b", 20, 20))
                        .ok())
                .isFalse();
        assertThat(with(FigureBudget.atLeast("a", 5_000, 5_000), FigureBudget.atMost("b", 20.01, 20))
                        .ok())
                .isFalse();
    }

    @Test
    void the_last_line_has_the_figures_first_then_what_was_missed_and_the_conditions() {
        assertThat(with(FigureBudget.atMost("p99, ms", 21.5, 20)).json().toString())
                .isEqualTo("{\"perSecond\":5000,\"missed\":[\"p99, ms: 21.5 (at most 20) MISSED\"],"
                        + "\"conditions\":{\"fsync\":\"on\"},\"verdict\":\"missed\"}");
        assertThat(with(FigureBudget.atMost("p99, ms", 20, 20)).toString())
                .isEqualTo("p99, ms: 20 (at most 20)\nverdict: ok");
    }
}
