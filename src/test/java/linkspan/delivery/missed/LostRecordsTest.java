package linkspan.delivery.missed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.Hub;
import linkspan.HubConfig;
import linkspan.model.Topic;
import linkspan.stand.FewSystems;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import linkspan.stand.TestServers;
import linkspan.stand.TopicFaults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The order management is away, its topic loses what it has not read, and it gets all of it none the less, in order.
 * Each fault is made once, on PostgreSQL, where the broker outlives the hub; two of them on H2, too.
 */
@Tag("database")
@Timeout(300)
class LostRecordsTest {
    private static final List<String> WITHOUT = List.of("shopify", "bi");
    private static final List<String> ALL = List.of("shopify", "bi", "oms");
    private static final int ORDERS = 30;

    @TempDir
    private Path folder;

    @Test
    void records_are_deleted_before_a_system_has_read_them() throws Exception {
        nothingIsLostBy(TopicFaults::trim, 0);
    }

    @Test
    @EnabledIfSystemProperty(named = "linkspan.test.database", matches = "postgresql")
    void the_group_is_forgotten_too() throws Exception {
        nothingIsLostBy(TopicFaults::trimAndForget, 0);
    }

    @Test
    @EnabledIfSystemProperty(named = "linkspan.test.database", matches = "postgresql")
    void the_topic_is_made_anew_and_is_longer_than_what_the_group_had_read() throws Exception {
        nothingIsLostBy(TopicFaults::delete, 40);
    }

    @Test
    @EnabledIfSystemProperty(named = "linkspan.test.database", matches = "postgresql")
    void the_group_had_read_further_than_the_topic_is_long() throws Exception {
        nothingIsLostBy(TopicFaults::cut, 0);
    }

    @Test
    @EnabledIfSystemProperty(named = "linkspan.test.database", matches = "postgresql")
    void partitions_are_added() throws Exception {
        nothingIsLostBy(TopicFaults::addPartitions, 10);
    }

    @Test
    void the_topic_is_deleted_while_a_hub_runs() throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        System.setProperty("h2.bindAddress", "127.0.0.1");
        Path all = FewSystems.home(folder.resolve("all"), ALL);
        try (TestServers servers = TestServers.start(data, Map.of());
                Hub hub = start(all, data, servers)) {
            Shop shop = new Shop(hub);
            post(shop, 0, ORDERS, 1);
            awaitSequences(shop, "oms", 0, ORDERS, "1");
            TopicFaults.make(TopicFaults::delete, hub.bootstrapServers(), Topic.ORDER.wire(), "oms-consumer-group");
            post(shop, 0, ORDERS, 2);
            awaitSequences(shop, "oms", 0, ORDERS, "1 2");
            awaitSequences(shop, "bi", 0, ORDERS, "1 2");
        }
    }

    /** {@code later}: orders that come after the fault, while the system is still away. */
    private void nothingIsLostBy(TopicFaults.Fault fault, int later) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data"));
        System.setProperty("h2.bindAddress", "127.0.0.1");
        Path without = FewSystems.home(folder.resolve("without"), WITHOUT);
        Path all = FewSystems.home(folder.resolve("all"), ALL);
        try (TestServers servers = TestServers.start(data, Map.of())) {
            try (Hub hub = start(all, data, servers)) {
                Shop shop = new Shop(hub);
                post(shop, 0, ORDERS, 1);
                awaitSequences(shop, "oms", 0, ORDERS, "1");
            }
            try (Hub hub = start(without, data, servers)) {
                Shop shop = new Shop(hub);
                post(shop, 0, ORDERS, 2); // of known orders, and of new ones
                post(shop, ORDERS, ORDERS, 1);
                post(shop, ORDERS, ORDERS, 2);
                awaitSequences(shop, "bi", 0, ORDERS, "1 2");
                awaitSequences(shop, "bi", ORDERS, ORDERS, "1 2");
                TopicFaults.make(fault, hub.bootstrapServers(), Topic.ORDER.wire(), "oms-consumer-group");
            }
            if (later > 0) {
                try (Hub hub = start(without, data, servers)) {
                    Shop shop = new Shop(hub);
                    post(shop, 2 * ORDERS, later, 1);
                    awaitSequences(shop, "bi", 2 * ORDERS, later, "1");
                }
            }
            try (Hub hub = start(all, data, servers)) {
                Shop shop = new Shop(hub);
                awaitSequences(shop, "oms", 0, ORDERS, "1 2");
                awaitSequences(shop, "oms", ORDERS, ORDERS, "1 2");
                awaitSequences(shop, "oms", 2 * ORDERS, later, "1");
                post(shop, 0, ORDERS, 3);
                awaitSequences(shop, "oms", 0, ORDERS, "1 2 3");
                awaitSequences(shop, "bi", 0, ORDERS, "1 2 3");
                for (String system : List.of("oms", "bi")) {
                    JsonNode ledger = shop.sandbox("/ledger/" + system);
                    assertThat(ledger.path("doubled").asInt()).as(system).isZero();
                    assertThat(ledger.path("outOfOrder").asInt()).as(system).isZero();
                }
            }
        }
    }

    private static Hub start(Path home, Path data, TestServers servers) {
        return Hub.start(new HubConfig(home, data, "127.0.0.1", 0, 0, servers.environment()), TestSandbox::start);
    }

    private static void post(Shop shop, int from, int count, int minute) throws Exception {
        for (int i = from; i < from + count; i++) {
            shop.postUntilTaken("order-created", Shop.order(8_900_000L + i, minute, minute));
        }
    }

    private static void awaitSequences(Shop shop, String system, int from, int count, String sequences) {
        for (int i = from; i < from + count; i++) {
            String order = "shopify-" + (8_900_000L + i);
            await(system + " has " + order).until(() -> shop.sequences(system, order), sequences::equals);
        }
    }
}
