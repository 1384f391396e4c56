package linkspan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages of reconciliations, polls and alerts. */
@Tag("database")
@ExtendWith(TestHub.Extension.class)
class WatchPagesTest {
    private static final String RECONCILIATION = "/console/reconciliations/wms.reconcile-stock";
    private final TestHub hub;
    private final String unique = Long.toString(System.nanoTime(), 36);

    WatchPagesTest(TestHub hub) {
        this.hub = hub;
    }

    @Test
    void a_reconciliation_is_run_its_differences_are_paged_and_mending_is_tried_first() throws Exception {
        Visitor visitor = Visitor.in(hub, "operator");
        assertThat(visitor.get("/console/reconciliations").body())
                .contains("wms.reconcile-stock")
                .contains("oms ↔ wms");
        assertThat(visitor.post(RECONCILIATION + "/run", Map.of()).body()).contains("Asked for");
        await().until(() -> visitor.get(RECONCILIATION).body().contains(">done</span>"));
        hub.sql("""
                insert into reconciliations (run_id, route, slot_at, late, started_by, state, checkpoint, found_count,
                    alarming_count, started_at) values ('run-%s', 'wms.reconcile-stock', current_timestamp, false, 'schedule',
                    'done', '', 3, 1, current_timestamp)
                """.formatted(unique));
        assertThat(visitor.get(RECONCILIATION).body())
                .contains("class=\"chart\"")
                .contains("3 differences, 1 of them alarming")
                .contains("<rect");
        hub.sql("delete from reconciliations where run_id = 'run-" + unique + "'");
        for (int i = 0; i < 60; i++) {
            hub.sql("""
                    insert into differences (route, diff_key, kind, state, first_run, last_run, first_seen_at, last_seen_at,
                        magnitude, left_row, fields, cause)
                    values ('wms.reconcile-stock', '%s-%d', 'missing-right', 'open', 'r', 'r', current_timestamp,
                        current_timestamp, %d, '{"sku":"secret-%s"}', '', 'unknown')
                    """.formatted(unique, i, 1_000_000 + i, unique));
        }

        String first = visitor.get(RECONCILIATION).body();
        Matcher more = Pattern.compile("href=\"(/console/reconciliations/[^\"]*after=[^\"#]*)")
                .matcher(first);
        assertThat(first)
                .contains(unique + "-59<")
                .doesNotContain(unique + "-5<")
                .contains("secret-" + unique);
        assertThat(more.find()).isTrue();
        assertThat(visitor.get(more.group(1).replace("&amp;", "&")).body())
                .contains(unique + "-5<")
                .doesNotContain(unique + "-59<");
        assertThat(Visitor.in(hub, "viewer").get(RECONCILIATION).body())
                .contains(unique + "-59<")
                .doesNotContain("secret-" + unique)
                .doesNotContain("/repair");

        String tried = visitor.post(RECONCILIATION + "/repair", Map.of("pick-0", unique + "-59"))
                .body();
        assertThat(tried).contains("0 of 1 would be mended").contains("gone meanwhile");
        assertThat(visitor.post(RECONCILIATION + "/repair", Map.of()).body()).contains("Pick at least one");
        String done = visitor.post(RECONCILIATION + "/repair", Map.of("pick-0", unique + "-59", "sure", "yes"))
                .body();
        assertThat(done).contains("Done before: 1");
        assertThat(hub.audit("wms.reconcile-stock " + unique + "-59")).anyMatch(line -> line.startsWith("operator-"));
        hub.sql("delete from differences where diff_key like '" + unique + "%'");
    }

    @Test
    void a_poll_is_paused_and_goes_on() throws Exception {
        Visitor visitor = Visitor.in(hub, "operator");
        await().until(() -> visitor.get("/console/polls").body().contains("erp.poll-products"));

        String paused =
                visitor.post("/console/polls/erp.poll-products/pause", Map.of()).body();
        assertThat(paused).contains("paused by operator-").contains("/polls/erp.poll-products/resume");
        assertThat(visitor.post("/console/polls/erp.poll-products/run", Map.of())
                        .statusCode())
                .isEqualTo(400);
        String resumed = visitor.post("/console/polls/erp.poll-products/resume", Map.of())
                .body();
        assertThat(resumed).doesNotContain("paused by operator-").contains("/polls/erp.poll-products/pause");
        assertThat(hub.audit("erp.poll-products")).anyMatch(line -> line.contains("poll-pause"));
    }

    @Test
    void an_alert_is_silenced_for_a_time_with_a_reason_and_told_again() throws Exception {
        String subject = "silent-" + unique;
        hub.sql("""
                insert into alerts (rule, subject, state, standing, incident, text, began_at, seen_at, told)
                values ('poll-stopped', '%s', 'firing', true, 1, 'it <b>stands</b>', current_timestamp, current_timestamp, 'firing')
                """.formatted(subject));
        Visitor visitor = Visitor.in(hub, "operator");
        assertThat(visitor.get("/console/alerts").body()).contains(subject).contains("it &lt;b&gt;stands");
        assertThat(visitor.get("/console").body())
                .contains("href=\"/console/alerts\">")
                .contains("fire");

        Map<String, String> form = Map.of("rule", "poll-stopped", "subject", subject, "for", "2h", "reason", "known");
        String silenced = visitor.post("/console/alerts/silence", form).body();

        assertThat(silenced).contains("silent until").contains("known");
        assertThat(visitor.post(
                                "/console/alerts/silence",
                                Map.of("rule", "poll-stopped", "subject", subject, "for", "9y", "reason", "x"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.post(
                                "/console/alerts/silence",
                                Map.of("rule", "poll-stopped", "subject", subject, "for", "2h"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.post("/console/alerts/tell", Map.of("rule", "poll-stopped", "subject", subject))
                        .body())
                .doesNotContain("known");
        assertThat(hub.audit("poll-stopped " + subject))
                .anyMatch(line -> line.startsWith("operator-") && line.contains("alert-silence"));
        hub.sql("delete from alerts where subject = '" + subject + "'");
    }
}
