package linkspan.mapping.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class FieldPathTest {
    private static final String ORDER =
            "{\"id\": \"1\", \"items\": [{\"sku\": \"A\", \"tags\": [\"x\", \"y\"]}, {\"sku\": null, \"note\": {}}]}";
    private static final FieldPath SKU =
            FieldPath.ROOT.then("items").then(FieldPath.EACH).then("sku");

    private static JsonNode order() {
        return Json.read(ORDER);
    }

    @Test
    void a_document_is_its_leaves_with_indexes_left_out() {
        assertThat(FieldPath.leaves(order()))
                .map(FieldPath::toString)
                .containsExactly("id", "items[].sku", "items[].tags[]", "items[].note");
        assertThat(FieldPath.leaves(Json.read("[[1]]")))
                .map(FieldPath::toString)
                .containsExactly("[][]");
    }

    @Test
    void a_path_finds_every_value_that_stands_there() {
        assertThat(SKU.values(order())).map(JsonNode::asText).containsExactly("A", "null");
        assertThat(FieldPath.ROOT.then("no").then("such").values(order())).isEmpty();
        assertThat(FieldPath.ROOT.then("id").then(FieldPath.EACH).values(order()))
                .isEmpty();
    }

    @Test
    void every_spot_can_be_changed_or_emptied() {
        JsonNode changed = order();
        SKU.spots(changed, spot -> spot.set(TextNode.valueOf(spot.get().asText() + "!")));
        assertThat(SKU.values(changed)).map(JsonNode::asText).containsExactly("A!", "null!");
        JsonNode without = order();
        SKU.spots(without, FieldPath.Spot::remove);
        assertThat(SKU.values(without)).isEmpty();
        FieldPath tags = new FieldPath(List.of("items", "[]", "tags", "[]"));
        tags.spots(without, FieldPath.Spot::remove);
        assertThat(tags.values(without)).hasSize(2).allMatch(JsonNode::isNull);
    }

    @Test
    void a_text_is_a_path_again() {
        for (String text : List.of("items[].sku", "[].data.items[].tags[]", "id", "")) {
            assertThat(FieldPath.of(text)).hasToString(text);
        }
        assertThat(FieldPath.of("items[].sku")).isEqualTo(SKU);
        assertThat(FieldPath.of("[][].a").steps()).containsExactly("[]", "[]", "a");
    }

    @Test
    void a_path_starts_with_whole_steps() {
        assertThat(SKU.startsWith(FieldPath.ROOT.then("items"))).isTrue();
        assertThat(SKU.startsWith(FieldPath.ROOT.then("it"))).isFalse();
        assertThat(SKU.startsWith(SKU)).isTrue();
    }
}
