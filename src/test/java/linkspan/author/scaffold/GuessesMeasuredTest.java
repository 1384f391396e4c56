package linkspan.author.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import linkspan.author.scaffold.sample.SampleFile;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How well {@code new} guesses: from recorded orders of platforms whose mappings are shipped it writes mappings anew, and
 * each field of what they make is held against what the shipped mapping makes. Wrong is worse than left open.
 */
class GuessesMeasuredTest {
    private static final Path FIXTURES = Path.of("../shared/fixtures/orders");
    private static final List<String> SAMPLES = List.of(
            "shopify shopify-go/order.json",
            "shopify shopify-go/orders.json",
            "shopify shopify-go/order_with_transaction.json",
            "shopify shopify-python/order.json",
            "woocommerce woocommerce/v3-order_00.json",
            "woocommerce woocommerce/v3-order_02.json",
            "woocommerce woocommerce/v3-order_03.json",
            "woocommerce woocommerce/v3-order_05.json",
            "amazon amazon-sp-api-2026/getOrder_200_example.json",
            "amazon amazon-sp-api-2026/getOrder_200_sandbox0.json",
            "amazon amazon-sp-api-2026/getOrder_200_sandbox1.json",
            "amazon amazon-sp-api-2026/getOrder_200_sandbox2.json",
            "amazon amazon-sp-api-2026/searchOrders_200_example.json",
            "amazon amazon-sp-api-2026/searchOrders_200_sandbox0.json",
            "amazon amazon-sp-api-2026/searchOrders_200_sandbox1.json",
            "amazon amazon-sp-api-2026/searchOrders_200_sandbox2.json");

    /** What the hub's own mapping decides otherwise for reasons that no sample shows. */
    private static final List<String> OF_THE_SHIPPED = List.of("channelUpdatedAt", "amountsDisagree");

    @TempDir
    Path folder;

    private record Score(int right, List<String> wrong, List<String> open) {}

    @Test
    void no_field_is_guessed_wrong() throws IOException {
        assumeTrue(Files.isDirectory(FIXTURES), "without the fixtures there is nothing to measure: " + FIXTURES);
        Map<String, List<String>> wrong = new TreeMap<>();
        for (String sample : SAMPLES) {
            String platform = sample.substring(0, sample.indexOf(' '));
            Path file = FIXTURES.resolve(sample.substring(sample.indexOf(' ') + 1));
            Score score = measured(platform, file);
            System.out.println("guesses sample=" + sample + " right=" + score.right() + " wrong="
                    + score.wrong().size() + " open=" + score.open().size() + " " + score.wrong() + " | "
                    + score.open());
            if (!score.wrong().isEmpty()) {
                wrong.put(sample, score.wrong());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Score measured(String platform, Path sample) throws IOException {
        Path home = Files.createTempDirectory(folder, "home");
        AuthorsHome author = new AuthorsHome(home);
        author.system(platform);
        author.route(platform + ".receive-order-created", AuthorsHome.wishes(Optional.of(SampleFile.read(sample))));
        String text = author.text("mappings/" + platform + "/receive-order-created.jslt");
        Map<String, JsonNode> truth = fields(first(map(Path.of("mappings"), platform, sample)));
        Optional<JsonNode> made = Optional.empty();
        try {
            made = Optional.of(first(map(home.resolve("mappings"), platform, sample)));
        } catch (MappingFailed e) {
            System.out.println(sample + " " + e.getMessage());
        }
        Map<String, JsonNode> guessed = fields(made.orElse(JsonNodeFactory.instance.objectNode()));
        TreeSet<String> all = new TreeSet<>(truth.keySet());
        all.addAll(guessed.keySet());
        all.removeIf(path -> OF_THE_SHIPPED.stream().anyMatch(path::startsWith));
        int right = 0;
        List<String> wrong = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String path : all) {
            JsonNode expected = truth.get(path);
            JsonNode got = guessed.get(path);
            if (same(expected, got) || isDefault(path, expected, got)) {
                right++;
            } else if (got == null || marked(text, path) || isPartOf(got, expected)) {
                open.add(path);
            } else {
                wrong.add(path + "=" + got + " not " + expected);
            }
        }
        return new Score(right, wrong, open);
    }

    /** What the schema says where nothing is said. */
    private static boolean isDefault(String path, JsonNode expected, JsonNode got) {
        return expected == null && path.endsWith(".requiresShipping") && got.asBoolean();
    }

    /** "123 High Street" of "123 High Street, Unit 4B": not all, and nothing false. */
    private static boolean isPartOf(JsonNode got, JsonNode expected) {
        return expected != null
                && List.of(expected.asText().split(", "))
                        .containsAll(List.of(got.asText().split(", ")));
    }

    private static boolean marked(String mapping, String path) {
        String name = path.replaceAll("\\.(value|currency)$", "").replaceAll(".*\\.", "");
        return mapping.lines().anyMatch(line -> line.contains("\"" + name + "\":") && line.contains("TODO"))
                || path.endsWith(".value") && mapping.contains("def amount(")
                || mapping.lines().anyMatch(line -> line.startsWith("[") && line.contains("TODO guess: or"));
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one == null || other == null) {
            return false;
        }
        try {
            return one.asText().equals(other.asText())
                    || new java.math.BigDecimal(one.asText()).compareTo(new java.math.BigDecimal(other.asText())) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static JsonNode map(Path mappings, String platform, Path sample) throws IOException {
        String name = platform + "/receive-order-created";
        Mapping mapping = new JsltEngine(mappings).compile(name, mappings.resolve(name + ".jslt"));
        JsonNode document = Json.read(Files.readString(sample));
        return mapping.map(document, Map.of());
    }

    private static ObjectNode first(JsonNode orders) {
        return (ObjectNode) orders.get(0);
    }

    private static Map<String, JsonNode> fields(JsonNode order) {
        Map<String, JsonNode> fields = new TreeMap<>();
        walk("", order, fields);
        return fields;
    }

    private static void walk(String path, JsonNode node, Map<String, JsonNode> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> walk(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), fields));
        } else if (node.isArray()) {
            if (!node.isEmpty()) {
                walk(path + "[]", node.get(0), fields);
            }
        } else if (!node.isNull() && !node.asText().isEmpty()) {
            fields.put(path, node);
        }
    }
}
