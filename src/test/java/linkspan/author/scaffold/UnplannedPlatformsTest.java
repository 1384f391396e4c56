package linkspan.author.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import linkspan.author.scaffold.sample.SampleFile;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.Mapping;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded orders of platforms that nobody planned: one of them is the sample, the guess has to take the others, too. */
class UnplannedPlatformsTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures/orders");

    @TempDir
    Path folder;

    /** What the schema says of each order that it does not take. */
    private final List<List<String>> refused = new ArrayList<>();

    @Test
    void square_counts_cents() throws IOException {
        List<JsonNode> orders = guess(
                "square",
                "CreateOrderResponse.json",
                document -> document.at("/order/line_items").isArray()
                        && document.path("order").has("id"));
        assertThat(refused).isEmpty();
        assertThat(orders)
                .hasSizeGreaterThan(3)
                .allMatch(order -> order.path("currency").asText().equals("USD"));
        assertThat(orders).anyMatch(order -> order.at("/total/value").asText().equals("61.76"));
    }

    @Test
    void tdesign_counts_fen_in_texts() throws IOException {
        List<JsonNode> orders = guess(
                "tdesign-retail-zh",
                "orderDetail_0.json",
                document -> document.at("/data/orderItemVOs").isArray());
        assertThat(orders)
                .hasSize(6)
                .allMatch(order -> order.path("currency").asText().equals("CNY"));
        // the seventh one says RNB, which is no currency: the hub keeps it, and says so
        assertThat(refused)
                .singleElement()
                .asList()
                .contains("currency: must be a code of ISO 4217 like EUR")
                .allMatch(problem -> problem.toString().contains("currency: must be a code of ISO 4217"));
        assertThat(orders).allMatch(order -> order.at("/shipTo/city").asText().endsWith("市"));
        assertThat(orders).anyMatch(order -> order.at("/total/value").asText().equals("0.20"));
    }

    private interface Orders {
        boolean holdsOne(JsonNode document);
    }

    private List<JsonNode> guess(String platform, String sample, Orders orders) throws IOException {
        Path fixtures = FIXTURES.resolve(platform);
        assumeTrue(Files.isDirectory(fixtures), "without the fixtures there is nothing to guess from: " + fixtures);
        AuthorsHome home = new AuthorsHome(folder);
        home.system("shop");
        home.route(
                "shop.receive-order-created",
                AuthorsHome.wishes(Optional.of(SampleFile.read(fixtures.resolve(sample)))));
        Path mappings = folder.resolve("mappings");
        decideThatAmountsCountTheSmallestUnit(mappings.resolve("shop/receive-order-created.jslt"));
        Mapping mapping = new JsltEngine(mappings)
                .compile("shop/receive-order-created", mappings.resolve("shop/receive-order-created.jslt"));
        CanonicalSchemas schemas = new CanonicalSchemas(mappings);
        List<JsonNode> made = new ArrayList<>();
        try (Stream<Path> files = Files.list(fixtures)) {
            for (Path file : files.sorted().toList()) {
                JsonNode document = Json.read(Files.readString(file));
                if (orders.holdsOne(document)) {
                    ObjectNode order = mapping.map(document, Map.of()).get(0).deepCopy();
                    order.put("status", "PENDING").put("version", 1);
                    List<String> problems = schemas.validate("order-created", order);
                    if (problems.isEmpty()) {
                        made.add(order);
                    } else {
                        refused.add(problems);
                    }
                }
            }
        }
        return made;
    }

    /** No name says so and no amount has a point: a person has to, and knows the platform. */
    private static void decideThatAmountsCountTheSmallestUnit(Path mapping) throws IOException {
        String text = Files.readString(mapping);
        assertThat(text).containsOnlyOnce("// TODO money:").contains("\n  money($value, $currency)\n");
        Files.writeString(
                mapping, text.replace("\n  money($value, $currency)\n", "\n  minor-money($value, $currency)\n"));
    }
}
