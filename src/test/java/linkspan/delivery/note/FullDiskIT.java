package linkspan.delivery.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import linkspan.lab.client.Unanswered;
import linkspan.platform.database.TestDatabase;
import linkspan.stand.OwnHubProcess;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program fills the disk of an embedded hub, and makes room again: the hub waits, and loses nothing. */
class FullDiskIT {
    private static final int RESERVE = 64;

    @Test
    void a_full_disk_refuses_senders_and_goes_on_by_itself_when_there_is_room(@TempDir Path folder) throws Exception {
        Assumptions.assumeFalse(TestDatabase.isServer(), "an embedded hub's disk only");
        try (SmallDisk disk = new SmallDisk(folder.resolve("data"), 512);
                FarEnd farEnd = new FarEnd()) {
            PlainHome home = new PlainHome(folder)
                    .system(
                            "keyed",
                            "url=http://127.0.0.1:" + farEnd.port() + "/keyed",
                            "idempotent=true",
                            "timeout=30s",
                            "retry=100ms,200ms,400ms")
                    .delivers("keyed", "order-created", "orders/{orderId}");
            Map<String, String> reserve = Map.of("LINKSPAN_DISK_RESERVE", Integer.toString(RESERVE));
            try (OwnHubProcess hub = new OwnHubProcess(home.folder(), List.of(), reserve)) {
                isFilledAndEmptied(hub, disk, farEnd);
            }
        }
    }

    private static void isFilledAndEmptied(OwnHubProcess hub, SmallDisk disk, FarEnd farEnd) throws Exception {
        hub.process().start();
        hub.process().awaitReady();
        List<Long> accepted = new ArrayList<>();
        offer(hub, 1, accepted);
        assertThat(accepted).as("%d MiB are free", disk.free()).contains(1L);

        long next = 2;
        for (int room = (int) disk.free(); room >= 2; room = room * 2 / 3) {
            disk.fill(room);
            for (int i = 0; i < 5; i++) {
                offer(hub, next++, accepted);
            }
        }
        assertThat(disk.free()).isLessThan(RESERVE);
        await("senders are told to come again").until(() -> hub.offers(1_000) == 503);
        assertThat(hub.offers(1_001)).isEqualTo(503);
        assertThatThrownBy(() -> hub.process().ask("/health/ready"))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining("503")
                .hasMessageContaining("LINKSPAN_DISK_RESERVE");
        hub.process().requireAlive();
        assertThat(accepted).doesNotContain(next - 1);

        disk.makeRoom();
        hub.accepts(2_000);
        accepted.add(2_000L);
        hub.process().awaitReady();
        hub.process().requireAlive();
        allThere(hub, accepted, farEnd);

        hub.process().kill();
        hub.process().start();
        hub.process().awaitReady();
        allThere(hub, accepted, farEnd);
    }

    private static void offer(OwnHubProcess hub, long id, List<Long> accepted) throws Exception {
        if (hub.offers(id) == 200) {
            accepted.add(id);
        }
    }

    private static void allThere(OwnHubProcess hub, List<Long> accepted, FarEnd farEnd) {
        for (long id : accepted) {
            assertThat(hub.process()
                            .ask("/admin/orders/shopify-" + id)
                            .path("status")
                            .asText())
                    .isEqualTo("PENDING");
            await("it is delivered").until(() -> farEnd.effects("/keyed/orders/shopify-" + id) == 1);
        }
    }
}
