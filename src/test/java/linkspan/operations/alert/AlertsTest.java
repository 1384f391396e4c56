package linkspan.operations.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import linkspan.operations.alert.notice.NoticeStore;
import linkspan.operations.alert.notice.Notifier;
import linkspan.operations.alert.term.AlertChannels;
import linkspan.operations.alert.term.AlertTerm;
import linkspan.operations.alert.term.AlertTerms;
import linkspan.operations.alert.term.Severity;
import linkspan.platform.alert.AlertRule;
import linkspan.platform.audit.AuditStore;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.database.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs that look at one database, and what people hear of it. */
@Tag("database")
class AlertsTest {
    private static final AlertChannels CHANNELS = new AlertChannels(List.of(
            new AlertChannels.Channel("log", "", Map.of()),
            new AlertChannels.Channel("slack", "https://slack.example.com/hook", Map.of())));

    private final Database database;
    private final Transactions console;
    private final List<JsonNode> told = new ArrayList<>();
    private final List<Measured> faults = new ArrayList<>();
    private Predicate<JsonNode> away = alert -> false;

    AlertsTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        console = database.transactions(Pool.CONSOLE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private record OneHub(Alerts alerts, Notifier notifier) {
        void look() {
            alerts.look();
            notifier.run();
        }
    }

    /** A hub that has just started. */
    private OneHub hub(String name, Duration hold) {
        Map<AlertRule, AlertTerm> terms = new EnumMap<>(AlertRule.class);
        for (AlertRule rule : List.of(
                AlertRule.DIFFERENCE_LARGE, AlertRule.LETTERS_WAIT, AlertRule.POLL_STOPPED, AlertRule.ANSWERS_SLOW)) {
            boolean counts = rule == AlertRule.DIFFERENCE_LARGE;
            terms.put(rule, new AlertTerm(rule, counts ? BigDecimal.TEN : null, 1, hold, Severity.PAGE));
        }
        Watchers watchers = new Watchers();
        watchers.add(() -> List.copyOf(faults));
        AlertStore store = new AlertStore(console, terms, Duration.ZERO);
        Alerts alerts = new Alerts(new AlertTerms(terms, CHANNELS, "operating.md"), name, store, watchers);
        Notifier notifier =
                new Notifier(new NoticeStore(console), CHANNELS, secret -> "secret", this::tell, Duration.ofMillis(1));
        return new OneHub(alerts, notifier);
    }

    private void tell(JsonNode alert) {
        if (away.test(alert)) {
            throw new IllegalStateException("away");
        }
        told.add(alert.deepCopy());
    }

    private List<String> heard(String channel) {
        return told.stream()
                .filter(alert -> alert.path("channel").asText().equals(channel))
                .map(alert -> alert.path("rule").asText() + " "
                        + alert.path("subject").asText() + " "
                        + alert.path("state").asText())
                .toList();
    }

    @Test
    void one_fault_of_a_thousand_keys_seen_by_two_hubs_is_one_alert_and_one_resolution() {
        OneHub one = hub("one", Duration.ZERO);
        OneHub two = hub("two", Duration.ZERO);
        for (int key = 0; key < 1_000; key++) {
            one.alerts.measured(
                    AlertRule.DIFFERENCE_LARGE, "wms.reconcile-stock", BigDecimal.valueOf(11 + key), "SKU-" + key);
        }
        two.alerts.raise(AlertRule.DIFFERENCE_LARGE, "wms.reconcile-stock", "the same");
        for (int look = 0; look < 3; look++) {
            one.look();
            two.look();
        }
        assertThat(heard("slack")).containsExactly("difference-large wms.reconcile-stock firing");
        assertThat(heard("log")).hasSize(1);
        assertThat(told.get(0).path("runbook").asText()).isEqualTo("operating.md#difference-large");

        two.alerts.measured(AlertRule.DIFFERENCE_LARGE, "wms.reconcile-stock", BigDecimal.TEN, "ten is fine");
        two.look();
        one.look();
        assertThat(heard("slack"))
                .containsExactly(
                        "difference-large wms.reconcile-stock firing", "difference-large wms.reconcile-stock over");
    }

    @Test
    void what_no_hub_sees_any_more_is_over_and_a_restart_tells_nothing_again() {
        faults.add(Measured.of(AlertRule.LETTERS_WAIT, "wms", "3 dead letters of wms wait"));
        hub("one", Duration.ZERO).look();
        hub("one", Duration.ZERO).look();
        assertThat(heard("log")).containsExactly("letters-wait wms firing");

        faults.clear();
        OneHub again = hub("one", Duration.ZERO);
        await().untilAsserted(() -> {
            again.look();
            assertThat(heard("log")).containsExactly("letters-wait wms firing", "letters-wait wms over");
        });
        faults.add(Measured.of(AlertRule.LETTERS_WAIT, "wms", "1 dead letter of wms waits"));
        again.look();
        assertThat(heard("log")).hasSize(3).last().isEqualTo("letters-wait wms firing");
        assertThat(told.stream().map(alert -> alert.path("id").asText()).distinct())
                .as("a second incident is not the first one")
                .hasSize(3);
    }

    @Test
    void a_fault_that_does_not_last_and_a_rule_that_is_off_are_never_told() {
        OneHub hub = hub("one", Duration.ofHours(1));
        faults.add(Measured.of(AlertRule.ANSWERS_SLOW, "answers", "p99 is 1.2 s"));
        faults.add(Measured.of(AlertRule.SYNC_LATE, "wms", "this rule is not in the file"));
        hub.look();
        faults.clear();
        await().untilAsserted(() -> {
            hub.look();
            assertThat(store().list(List.of("over"), 10)).hasSize(1);
        });
        assertThat(told).isEmpty();
        assertThat(store().list(List.of("pending", "firing", "over"), 10))
                .extracting(AlertRow::rule)
                .containsExactly(AlertRule.ANSWERS_SLOW);
    }

    private AlertStore store() {
        return new AlertStore(console, Map.of(), Duration.ZERO);
    }

    @Test
    void who_silences_an_alert_hears_of_it_when_the_silence_ends() {
        SilenceStore silences = new SilenceStore(console, new AuditStore(console, Clock.systemUTC()));
        silences.silence("poll-stopped", "*", Duration.ofHours(1), "ada", "the shop is moving");
        OneHub hub = hub("one", Duration.ZERO);
        hub.alerts.raise(AlertRule.POLL_STOPPED, "amazon.poll-orders", "gave up after 1,000 bad rows");
        hub.alerts.raise(AlertRule.LETTERS_WAIT, "erp", "another rule is told");
        hub.look();
        assertThat(heard("log")).containsExactly("letters-wait erp firing");
        assertThat(store().list(List.of("firing"), 10))
                .filteredOn(alert -> alert.rule() == AlertRule.POLL_STOPPED)
                .singleElement()
                .satisfies(alert -> assertThat(alert.silencedUntil()).isNotNull());

        silences.silence("poll-stopped", "*", Duration.ZERO, "ada", "it has moved");
        await().untilAsserted(() -> {
            hub.look();
            assertThat(heard("log")).contains("poll-stopped amazon.poll-orders firing");
        });
    }

    @Test
    void a_channel_that_is_away_is_told_later_in_order_and_holds_up_no_other() {
        OneHub hub = hub("one", Duration.ZERO);
        away = alert -> alert.path("channel").asText().equals("slack");
        hub.alerts.raise(AlertRule.LETTERS_WAIT, "oms", "1 dead letter");
        hub.look();
        hub.alerts.over(AlertRule.LETTERS_WAIT, "oms");
        hub.look();
        assertThat(heard("log")).containsExactly("letters-wait oms firing", "letters-wait oms over");
        assertThat(heard("slack")).isEmpty();

        away = alert -> false;
        await().untilAsserted(() -> {
            hub.notifier.run();
            assertThat(heard("slack")).containsExactly("letters-wait oms firing", "letters-wait oms over");
        });
        assertThat(told.stream()
                        .filter(alert -> alert.path("channel").asText().equals("slack"))
                        .map(alert -> alert.path("to").asText()))
                .containsOnly("https://slack.example.com/hook");
        assertThat(Optional.of(new NoticeStore(console).due())).contains(List.of());
    }
}
