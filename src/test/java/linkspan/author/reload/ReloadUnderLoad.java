package linkspan.author.reload;

import static linkspan.author.reload.DevHub.assertApplied;
import static linkspan.author.reload.DevHub.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import linkspan.stand.Shop;
import org.junit.jupiter.api.Test;

/** Routes are replaced again and again while a shop posts. */
abstract class ReloadUnderLoad {
    private static final int ROUNDS = 3;
    private static final int LEAST_ORDERS = 100;
    private static final long PACE_NANOS = 10_000_000;
    private static final int MOST_ORDERS = 10_000;
    /** So many other orders lie between an order's first version and its second. */
    private static final int BETWEEN = 40;

    private static final String[] FILES = {
        "oms/deliver-order-created",
        "oms/deliver-order-updated",
        "wms/deliver-order-created",
        "shopify/receive-order-created",
        "erp/ask-customer"
    };

    private final DevHub hub;
    private final AtomicBoolean enough = new AtomicBoolean();

    ReloadUnderLoad(DevHub hub) {
        this.hub = hub;
    }

    @Test
    void nothing_is_lost_doubled_or_overtaken() throws Exception {
        long first = hub.numbers(MOST_ORDERS);
        hub.shop().fault("oms", "{\"latencyMs\":40}");
        CompletableFuture<Integer> posting = CompletableFuture.supplyAsync(() -> post(first));
        try {
            for (int round = 0; round < ROUNDS; round++) {
                replaceAll("# round " + round + "\n");
            }
        } finally {
            enough.set(true);
        }
        long next = first + posting.join();
        hub.shop().fault("oms", "{\"latencyMs\":0}");
        for (String system : List.of("oms", "wms", "erp")) {
            soon().untilAsserted(() -> {
                JsonNode pairs =
                        hub.shop().sandbox("/ledger/" + system + "?pairs=true").path("pairs");
                for (long id = first; id < next; id++) {
                    assertThat(sequences(pairs, "shopify-" + id))
                            .as(system + " " + id)
                            .hasSize(2);
                }
            });
            JsonNode pairs =
                    hub.shop().sandbox("/ledger/" + system + "?pairs=true").path("pairs");
            for (long id = first; id < next; id++) {
                assertThat(sequences(pairs, "shopify-" + id))
                        .as(system + " " + id)
                        .hasSize(2)
                        .isSorted();
            }
        }
    }

    /** The comment makes another file of it. */
    private void replaceAll(String comment) throws Exception {
        assertApplied(
                hub.reloaded(() -> {
                    for (String file : FILES) {
                        Path path = hub.file("routes/" + file + ".camel.yaml");
                        Files.writeString(path, Files.readString(path).replaceFirst("(?m)^# .*\n|^", comment));
                    }
                }),
                "oms: deliver-order-created, deliver-order-updated");
    }

    private static List<Long> sequences(JsonNode pairs, String order) {
        return IntStream.range(0, pairs.path(order).size())
                .mapToObj(i -> pairs.path(order).path(i).asLong())
                .toList();
    }

    /** Every order in two versions, until it is enough; how many. */
    private int post(long first) {
        int posted = 0;
        while (!enough.get() || posted < LEAST_ORDERS) {
            takenAtOnce(Shop.order(first + posted, 1, 1));
            if (posted >= BETWEEN) {
                takenAtOnce(Shop.order(first + posted - BETWEEN, 2, 2));
            }
            posted++;
        }
        for (int i = posted - BETWEEN; i < posted; i++) {
            takenAtOnce(Shop.order(first + i, 2, 2));
        }
        return posted;
    }

    /** At a pace: as fast as it goes would be a test of this machine. */
    private void takenAtOnce(String order) {
        LockSupport.parkNanos(PACE_NANOS);
        try {
            HttpResponse<String> answer = hub.shop().post("order-created", order);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
