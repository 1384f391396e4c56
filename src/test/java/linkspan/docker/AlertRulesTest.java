package linkspan.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import linkspan.operations.alert.prometheus.PrometheusRules;
import linkspan.operations.alert.term.AlertTerms;
import linkspan.platform.alert.AlertRule;
import org.junit.jupiter.api.Test;

/** One file says what is worth an alert: the hub, Prometheus and the page of operators follow it. */
class AlertRulesTest {
    private final AlertTerms terms = AlertTerms.read(Path.of("routes"), name -> null);

    @Test
    void the_rules_of_prometheus_are_made_from_the_same_file() throws IOException {
        assertThat(PrometheusRules.of(terms))
                .as("run: linkspan alerts prometheus > docker/prometheus/linkspan.rules.yml")
                .isEqualTo(Files.readString(Path.of("docker/prometheus/linkspan.rules.yml")));
    }

    @Test
    void the_thresholds_are_those_that_were_asked_for() {
        assertThat(terms.of(AlertRule.ANSWERS_SLOW).orElseThrow().threshold()).isEqualByComparingTo("1");
        assertThat(terms.of(AlertRule.ANSWERS_FAIL).orElseThrow().threshold()).isEqualByComparingTo("99");
        assertThat(terms.of(AlertRule.MESSAGES_WAIT).orElseThrow().threshold()).isEqualByComparingTo("10000");
        assertThat(terms.of(AlertRule.SYNC_LATE).orElseThrow().threshold()).isEqualByComparingTo("300");
        assertThat(terms.of(AlertRule.DIFFERENCE_LARGE).orElseThrow().threshold())
                .isEqualByComparingTo("10");
        assertThat(terms.terms().keySet()).containsExactlyInAnyOrder(AlertRule.values());
        assertThat(terms.terms().values())
                .as("fault to alert within 60 s")
                .allSatisfy(term -> assertThat(term.hold().toSeconds()).isLessThanOrEqualTo(30));
    }

    @Test
    void every_rule_has_a_chapter_that_says_what_to_do() throws IOException {
        String page = Files.readString(Path.of("src/docs/operating.md"));
        assertThat(page).contains("\n### hub-down\n");
        assertThat(Arrays.stream(AlertRule.values()).map(rule -> "\n### " + rule.label() + "\n"))
                .allSatisfy(chapter -> assertThat(page).contains(chapter));
    }
}
