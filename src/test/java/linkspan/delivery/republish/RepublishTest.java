package linkspan.delivery.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.cli.Typed;
import linkspan.model.Json;
import linkspan.model.Topic;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.stand.FewSystems;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import linkspan.stand.TestServers;
import linkspan.stand.TopicFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topic has lost its records: publishing again brings them back, and gives nothing to systems that have had them. */
class RepublishTest {
    private static final int ORDERS = 5;

    @TempDir
    private Path folder;

    private static void post(Shop shop, int minute) throws Exception {
        for (int i = 0; i < ORDERS; i++) {
            shop.postUntilTaken("order-created", Shop.order(id(i), minute, minute));
        }
    }

    private static long id(int order) {
        return 8_700_000L + order;
    }

    private static void awaitSequences(Shop shop, String system, String sequences) {
        for (int i = 0; i < ORDERS; i++) {
            String order = "shopify-" + id(i);
            await(system + " has " + order).until(() -> shop.sequences(system, order), sequences::equals);
        }
    }

    private Typed republish(Hub hub, Path data, String... arguments) {
        return Typed.run(Stream.concat(
                        Stream.of("republish", "--ops-port", "" + hub.opsPort(), "--data", data.toString()),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void a_topic_that_lost_its_records_is_whole_again_and_nothing_is_doubled() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        System.setProperty("h2.bindAddress", "127.0.0.1");
        try (TestServers servers = TestServers.start(data, Map.of())) {
            Path without = FewSystems.home(folder.resolve("without"), List.of("shopify", "oms", "bi"));
            try (Hub hub = start(without, data, servers)) {
                Shop shop = new Shop(hub);
                post(shop, 1);
                post(shop, 2);
                awaitSequences(shop, "oms", "1 2");
                awaitSequences(shop, "bi", "1 2");
                TopicFaults.make(TopicFaults::trim, hub.bootstrapServers(), Topic.ORDER.wire(), "");
            }
            Path all = FewSystems.home(folder.resolve("all"), List.of("shopify", "oms", "bi", "wms"));
            try (Hub hub = start(all, data, servers)) {
                Shop shop = new Shop(hub);
                shop.postUntilTaken("order-created", Shop.order(8_800_000, 1, 1));
                await().until(() -> shop.effects("wms", "shopify-8800000") == 1);
                awaitDispatched(shop); // of the table: LostRecordsTest

                Typed first = republish(hub, data, "--since", "1h", "--topic", "order-topic", "--json");
                Typed again = republish(hub, data, "--since", "1h");

                assertThat(first.code()).as(first.err()).isZero();
                assertThat(Json.read(first.out()).path("events").asInt()).isGreaterThanOrEqualTo(2 * ORDERS + 1);
                assertThat(Json.read(first.out()).path("keys").asInt()).isEqualTo(ORDERS + 1);
                assertThat(again.out()).contains(" events of " + (ORDERS + 1) + " keys go out again");
                // behind what was published again, in the same partitions and lanes
                awaitDispatched(shop);
                List<Long> before = lastNumbers(data, servers);
                post(shop, 3);
                for (String system : List.of("oms", "bi", "wms")) {
                    awaitLater(shop, system, before);
                    JsonNode ledger = shop.sandbox("/ledger/" + system);
                    assertThat(ledger.path("doubled").asInt()).as(system).isZero();
                    assertThat(ledger.path("outOfOrder").asInt()).as(system).isZero();
                }
                refusals(hub, data);
            }
        }
    }

    private static Hub start(Path home, Path data, TestServers servers) {
        return Hub.start(new HubConfig(home, data, "127.0.0.1", 0, 0, servers.environment()), TestSandbox::start);
    }

    private static void awaitDispatched(Shop shop) {
        for (int i = 0; i < ORDERS; i++) {
            String order = "shopify-" + id(i);
            await("wms has " + order).until(() -> shop.effects("wms", order) == 2);
        }
    }

    /** Of each order's events until now. */
    private static List<Long> lastNumbers(Path data, TestServers servers) throws Exception {
        try (Connection connection = TestDatabase.connect(data, servers.environment())) {
            List<Long> numbers = Sql.list(
                    connection,
                    "select last_seq from streams where stream_key like 'shopify-87%' order by stream_key",
                    row -> row.getLong(1));
            assertThat(numbers).hasSize(ORDERS);
            return numbers;
        }
    }

    private static void awaitLater(Shop shop, String system, List<Long> before) {
        for (int i = 0; i < ORDERS; i++) {
            String order = "shopify-" + id(i);
            long last = before.get(i);
            await(system + " has the third change of " + order)
                    .until(() -> Arrays.stream(shop.sequences(system, order).split(" "))
                            .anyMatch(number -> Long.parseLong(number) > last));
        }
    }

    private void refusals(Hub hub, Path data) {
        assertThat(republish(hub, data, "--since", "yesterday").err()).contains("neither like 2h nor 2026-");
        assertThat(republish(hub, data, "--since", "2999-01-01T00:00:00Z").err())
                .contains("has not come yet");
        Typed topic = republish(hub, data, "--since", "1h", "--topic", "orders");
        assertThat(topic.err()).contains("order-topic");
        assertThat(topic.code()).isEqualTo(1);
        assertThat(republish(hub, data).code()).isEqualTo(2);
    }
}
