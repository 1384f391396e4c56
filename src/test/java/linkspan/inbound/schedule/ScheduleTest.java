package linkspan.inbound.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import linkspan.Hub;
import linkspan.platform.database.TestDatabase;
import linkspan.stand.FewSystems;
import linkspan.stand.FreeHub;
import linkspan.stand.OwnHub;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What {@code quartz:} starts in an author's own route is started once, however many hubs there are. */
@Tag("database")
@Timeout(200)
class ScheduleTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.NEVER) // a broker that ends late would end this JVM
    private Path home;

    private void route(String trigger) throws Exception {
        FewSystems.home(home, List.of());
        Path folder = Files.createDirectories(home.resolve("routes/acme"));
        Files.writeString(folder.resolve("system.properties"), "acme.title=Acme\n");
        Files.writeString(folder.resolve("tick.camel.yaml"), """
                - route:
                    id: acme.tick
                    from:
                      uri: quartz:acme/tick
                      parameters: {%s}
                      steps:
                        - setBody:
                            simple: '{"skuId":"${date:header.scheduledFireTime:HHmmss}/${exchangeId}","name":"x","status":"ACTIVE"}'
                        - to: event:product-changed
                """.formatted(trigger));
    }

    private static List<String> times(OwnHub hub) {
        return hub.rows(
                "select stream_key from events where event_type = 'PRODUCT_CHANGED' order by stream_key",
                row -> row.getString(1).split("/")[0]);
    }

    @Test
    void over_two_hubs_each_time_fires_once_and_the_other_goes_on_alone() throws Exception {
        Assumptions.assumeTrue(TestDatabase.isServer());
        route("cron: \"0/1 * * * * ?\", trigger.timeZone: Europe/Berlin");
        try (OwnHub one = new OwnHub(home, Map.of())) {
            try (Hub two = one.second(home)) {
                assertThat(two.opsPort()).isPositive();
                await().atMost(SOON).until(() -> times(one).size() >= 8);
            }
            int then = times(one).size();
            await().atMost(SOON).until(() -> times(one).size() >= then + 4);
            assertThat(times(one)).doesNotHaveDuplicates();
        }
    }

    @Test
    void an_interval_without_cron_is_stored_as_well() throws Exception {
        route("trigger.repeatInterval: 500, trigger.repeatCount: -1");
        try (OwnHub hub = new OwnHub(home, Map.of())) {
            await().atMost(SOON).until(() -> times(hub).size() >= 3);
            assertThat(hub.rows("select trigger_name from qrtz_triggers", row -> row.getString(1)))
                    .containsExactly("tick");
        }
    }

    @Test
    void schedules_go_on_after_every_hub_was_down() throws Exception {
        route("cron: \"0/1 * * * * ?\", trigger.timeZone: Europe/Berlin");
        try (FreeHub hub = FreeHub.start(home, Map.of())) {
            await().atMost(SOON).until(() -> hub.events("PRODUCT_CHANGED").size() >= 3);

            hub.restart();

            int then = hub.events("PRODUCT_CHANGED").size();
            await().atMost(SOON).until(() -> hub.events("PRODUCT_CHANGED").size() >= then + 3);
        }
    }
}
