package linkspan.inbound.topic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.Hub;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import linkspan.platform.xml.Xml;
import linkspan.stand.Parcels;
import linkspan.stand.SharedHub;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every carrier's answer that nobody here wrote, word for word through the carriers' topic of a running hub. */
class CarrierFixturesTopicTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures/tracking");
    private static final Path ROOT = Path.of("mappings");
    private final Mapping mapping =
            new Mappings(ROOT, List.of(new JsltEngine(ROOT))).get("tms/receive-tracking-updated");

    /** Numbers of the parcels that a file tells of; none when it tells of an error, or is no tracking. */
    private List<String> numbers(byte[] bytes) {
        try {
            JsonNode input = bytes[0] == '<' ? Xml.tree(bytes) : Json.read(bytes);
            return Stream.of(mapping.map(input, Map.of()))
                    .flatMap(all -> all.findValuesAsText("trackingNo").stream())
                    .distinct()
                    .toList();
        } catch (MappingFailed noTracking) {
            return List.of();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aftership", "amazon", "easypost", "fedex-xml", "usps-xml"})
    void each_is_taken_or_kept_none_stops_the_next_and_news_reaches_its_order(String carrier) throws Exception {
        assumeTrue(Files.isDirectory(FIXTURES), "skipped: ../shared/fixtures is absent");
        List<Path> files;
        try (Stream<Path> all = Files.list(FIXTURES.resolve(carrier))) {
            files = all.sorted().toList();
        }
        Hub hub = SharedHub.hub();
        List<String> orders = new ArrayList<>();
        try (Parcels parcels = new Parcels(hub)) {
            long last = -1;
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                for (String number : numbers(bytes)) {
                    orders.add("CF-" + carrier + "-" + orders.size());
                    parcels.shipped(orders.get(orders.size() - 1), number, "SF", "carriers");
                }
                last = parcels.publish(new String(bytes, StandardCharsets.UTF_8));
            }
            parcels.awaitDone(last);
            // several files tell of one parcel: what is older than the news before it changes nothing
            Awaitility.await(carrier + " reaches an order").until(() -> {
                for (String order : orders) {
                    if (parcels.effects("oms", order).contains("track")) {
                        return true;
                    }
                }
                return false;
            });
        }
    }
}
