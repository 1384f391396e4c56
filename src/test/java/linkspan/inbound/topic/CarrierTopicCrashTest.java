package linkspan.inbound.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.platform.crash.CrashPoint;
import linkspan.stand.FewSystems;
import linkspan.stand.Operator;
import linkspan.stand.Parcels;
import linkspan.stand.TestSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that dies between the commit of a record's unit and that of its offset, or in the commit, and starts again. */
class CarrierTopicCrashTest {

    @TempDir
    private Path data;

    @AfterEach
    void disarm() {
        CrashPoint.disarm();
    }

    private Hub start(Map<String, String> environment) throws IOException {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        Path home = data.resolve("home");
        if (!Files.exists(home)) {
            FewSystems.home(home, List.of("tms", "oms"));
        }
        return Hub.start(new HubConfig(home, data, "127.0.0.1", 0, 0, environment), TestSandbox::start);
    }

    @Test
    void a_record_read_again_takes_effect_once_and_none_is_lost() throws Exception {
        try (Hub hub = start(Map.of());
                Parcels parcels = new Parcels(hub)) {
            parcels.shipped("CRASH-1", "NO-1", "SF", "crash");
            CrashPoint.arm("E1", 1);
            parcels.publish(Parcels.news("NO-1", "InTransit", "2026-11-03T08:00:00Z"));
            await().until(() -> !CrashPoint.isArmed("E1"));
            parcels.awaitEffects("oms", "CRASH-1", "create", "ship", "track");
            assertThat(parcels.done()).as("its offset did not move").isZero();
        }
        try (Hub hub = start(Map.of());
                Parcels parcels = new Parcels(hub)) {
            parcels.awaitDone(0);
            assertThat(parcels.effects("oms", "CRASH-1")).containsExactly("create", "ship", "track");

            CrashPoint.arm("A8", 1); // the database breaks in the commit: the record comes again, at once
            parcels.awaitDone(parcels.publish(Parcels.news("NO-1", "Delivered", "2026-11-04T08:00:00Z")));
            assertThat(CrashPoint.isArmed("A8")).isFalse();
            parcels.awaitEffects("oms", "CRASH-1", "create", "ship", "track", "track");
        }
    }

    @Test
    void carriers_whose_broker_is_away_do_not_spoil_the_start() throws Exception {
        try (Hub hub = start(Map.of("LINKSPAN_TMS_BOOTSTRAP_SERVERS", "127.0.0.1:1"))) {
            assertThat(new Operator(hub.opsPort(), data).get("/health/ready").statusCode())
                    .isEqualTo(200);
        }
    }
}
