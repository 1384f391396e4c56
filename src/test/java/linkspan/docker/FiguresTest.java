package linkspan.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.model.Json;
import linkspan.stand.Shop;
import linkspan.stand.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Alerts and dashboard ask for nothing that a hub does not tell. */
@ExtendWith(TestHub.Extension.class)
class FiguresTest {
    private static final Pattern SERIES = Pattern.compile(
            "\\b((?:linkspan|jvm|process|system|hikaricp|resilience4j|camel)_\\w+)(?:\\{([^}]*)})?(?:\\[|\\W|$)");
    private static final String PROMETHEUS_OWN = "instance=";
    /** Counted at their first time only. */
    private static final Set<String> RARE = Set.of("linkspan_orders_ignored_total", "linkspan_orders_disagreed_total");

    private final TestHub hub;

    FiguresTest(TestHub hub) {
        this.hub = hub;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws IOException {
        List<Map<String, Object>> groups = (List<Map<String, Object>>)
                Stack.yaml(Path.of("docker/prometheus/linkspan.rules.yml")).get("groups");
        return (List<Map<String, Object>>) groups.get(0).get("rules");
    }

    private static List<String> expressions() throws IOException {
        List<String> all = new ArrayList<>();
        rules().forEach(rule -> all.add((String) rule.get("expr")));
        JsonNode dashboard = Json.read(Files.readString(Path.of("docker/grafana/dashboards/linkspan.json")));
        dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> all.add(target.path("expr").asText())));
        return all;
    }

    /** After an order has gone through all systems. */
    private String metrics() throws Exception {
        Shop shop = hub.shop();
        shop.postUntilTaken("order-created", Shop.order(8_900_001, 1, 1));
        return await().until(
                        () -> hub.send(hub.request("/metrics").GET()).body(),
                        text -> text.contains("linkspan_events_lag_seconds_count{system=\"wms\"}"));
    }

    @Test
    void every_series_and_label_is_told_by_the_hub() throws Exception {
        String metrics = metrics();
        Set<String> asked = new TreeSet<>();
        for (String expression : expressions()) {
            StringBuilder all = new StringBuilder();
            Matcher series = SERIES.matcher(expression);
            while (series.find()) {
                String name = series.group(1);
                asked.add(name);
                if (RARE.contains(name)) {
                    continue;
                }
                Matcher told =
                        Pattern.compile("(?m)^" + name + "(?:\\{(.*)})? ").matcher(metrics);
                assertThat(told.find()).as(name + " in " + expression).isTrue();
                String labels = told.group(1) == null ? "" : told.group(1);
                if (series.group(2) != null) {
                    for (String selector : series.group(2).split(",")) {
                        String label = selector.split("[=!~]")[0];
                        assertThat(labels + PROMETHEUS_OWN).as(expression).contains(label + "=");
                    }
                }
                all.append(labels).append(' ');
            }
            Matcher by = Pattern.compile("by \\(([^)]*)\\)").matcher(expression);
            while (by.find() && !all.isEmpty()) {
                for (String label : by.group(1).split(", *")) {
                    boolean told = all.indexOf(label + "=") >= 0 || PROMETHEUS_OWN.equals(label + "=");
                    assertThat(told).as(label + " in " + expression).isTrue();
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(12);
    }

    @Test
    void buckets_stand_where_the_alerts_do() throws Exception {
        String metrics = metrics();
        assertThat(metrics).containsPattern("linkspan_answers_seconds_bucket\\{.*le=\"1\\.0\"");
        assertThat(metrics).containsPattern("linkspan_events_lag_seconds_bucket\\{.*le=\"300\\.0\"");
    }

    @Test
    void the_figures_that_must_be_watched_are_within_five_minutes() throws IOException {
        assertThat(rules().stream().map(rule -> rule.get("alert")))
                .contains("AnswersSlow", "AnswersFail", "MessagesWait", "SyncLate", "HubDown", "LettersWait");
        assertThat(rules()).allSatisfy(rule -> {
            assertThat(String.valueOf(rule.get("for"))).matches("[12]m");
            assertThat(String.valueOf(rule.get("expr"))).doesNotContain("[5m]");
            assertThat(rule).containsKeys("labels", "annotations");
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void prometheus_asks_every_hub_on_its_ops_port_and_reads_the_rules() throws IOException {
        Map<String, Object> settings = Stack.yaml(Path.of("docker/prometheus/prometheus.yml"));
        List<Map<String, Object>> jobs = (List<Map<String, Object>>) settings.get("scrape_configs");
        List<Map<String, Object>> targets =
                (List<Map<String, Object>>) jobs.get(0).get("static_configs");
        assertThat((List<String>) targets.get(0).get("targets")).containsExactly("hub-1:8081", "hub-2:8081");
        assertThat((List<String>) settings.get("rule_files")).containsExactly("linkspan.rules.yml");
        assertThat(hub.send(hub.request("/metrics").GET()).status())
                .as("without a token")
                .isEqualTo(200);
    }

    @Test
    @SuppressWarnings("unchecked")
    void grafana_finds_its_source_and_its_dashboards() throws IOException {
        Path folder = Path.of("docker/grafana/provisioning");
        Map<String, Object> source = ((List<Map<String, Object>>)
                        Stack.yaml(folder.resolve("datasources/prometheus.yaml"))
                                .get("datasources"))
                .get(0);
        Map<String, Object> provider = ((List<Map<String, Object>>)
                        Stack.yaml(folder.resolve("dashboards/linkspan.yaml")).get("providers"))
                .get(0);
        String path = String.valueOf(((Map<String, Object>) provider.get("options")).get("path"));
        Stack stack = Stack.read();

        assertThat(source.get("url")).isEqualTo("http://prometheus:9090");
        assertThat(stack.list("grafana", "volumes")).contains("./grafana/dashboards:" + path + ":ro");
        assertThat(stack.text("grafana", "environment", "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"))
                .isEqualTo(path + "/linkspan.json");
        Json.read(Files.readString(Path.of("docker/grafana/dashboards/linkspan.json")))
                .findValues("datasource")
                .forEach(asked -> assertThat(asked.path("uid").asText()).isEqualTo(source.get("uid")));
    }
}
