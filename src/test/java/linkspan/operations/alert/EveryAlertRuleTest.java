package linkspan.operations.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import linkspan.operations.alert.notice.NoticeStore;
import linkspan.operations.alert.notice.Notifier;
import linkspan.operations.alert.term.AlertChannels;
import linkspan.operations.alert.term.AlertTerm;
import linkspan.operations.alert.term.AlertTerms;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the shipped {@code alerts.properties}: told beyond its threshold, not told at it, over when it is back there. */
@Tag("database")
class EveryAlertRuleTest {
    private static final AlertChannels CHANNELS =
            new AlertChannels(List.of(new AlertChannels.Channel("log", "", Map.of())));
    private static final BigDecimal A_LITTLE = new BigDecimal("0.001");
    private final Database database;
    private final List<String> heard = new ArrayList<>();
    private final List<Measured> figures = new ArrayList<>();

    EveryAlertRuleTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    static Stream<AlertTerm> shipped() {
        return AlertTerms.read(Path.of("routes"), name -> null).terms().values().stream();
    }

    @Test
    void every_rule_that_there_is_is_shipped() {
        assertThat(shipped().map(AlertTerm::rule)).containsExactlyInAnyOrder(AlertRule.values());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void a_rule_fires_beyond_its_threshold_and_is_over_at_it(AlertTerm term) {
        AlertTerm now = new AlertTerm(term.rule(), term.threshold(), term.least(), Duration.ZERO, term.severity());
        Transactions console = database.transactions(Pool.CONSOLE);
        Watchers watchers = new Watchers();
        watchers.add(() -> List.copyOf(figures));
        AlertStore store = new AlertStore(console, Map.of(term.rule(), now), Duration.ZERO);
        Alerts alerts =
                new Alerts(new AlertTerms(Map.of(term.rule(), now), CHANNELS, "page.md"), "one", store, watchers);
        Notifier notifier =
                new Notifier(new NoticeStore(console), CHANNELS, name -> "", this::hear, Duration.ofMillis(1));
        BigDecimal sound = term.threshold() == null ? BigDecimal.ZERO : term.threshold();
        BigDecimal beyond = term.rule().side() == AlertRule.Side.ABOVE ? sound.add(A_LITTLE) : sound.subtract(A_LITTLE);

        look(alerts, notifier, term, sound, term.least());
        look(alerts, notifier, term, beyond, term.least() - 1);
        assertThat(heard).as("at its threshold, and with too few calls").isEmpty();

        look(alerts, notifier, term, beyond, term.least());
        look(alerts, notifier, term, beyond, term.least());
        assertThat(heard).containsExactly("firing");

        look(alerts, notifier, term, sound, term.least());
        look(alerts, notifier, term, sound, term.least());
        assertThat(heard).containsExactly("firing", "over");
        assertThat(Set.of("page", "ticket")).contains(term.severity().label());
    }

    private void hear(JsonNode alert) {
        heard.add(alert.path("state").asText());
    }

    private void look(Alerts alerts, Notifier notifier, AlertTerm term, BigDecimal figure, int calls) {
        figures.clear();
        figures.add(new Measured(term.rule(), "subject", figure, calls, "text"));
        alerts.look();
        notifier.run();
    }
}
