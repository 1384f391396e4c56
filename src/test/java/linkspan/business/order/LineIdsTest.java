package linkspan.business.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import linkspan.business.order.line.LineIds;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class LineIdsTest {
    @Test
    void lines_without_an_id_get_the_numbers_that_are_free() {
        JsonNode lines = Json.read("""
                [{"skuId": "A"}, {"lineId": "2", "skuId": "B"}, {"lineId": null, "skuId": "C"}, {"lineId": "", "skuId": "D"}]""");
        assertThat(LineIds.given(lines).findValuesAsText("lineId")).containsExactly("1", "2", "3", "4");
        assertThat(lines.get(0).has("lineId"))
                .as("what was given stays as it was")
                .isFalse();
    }

    @Test
    void the_same_lines_get_the_same_numbers() {
        JsonNode lines = Json.read("[{\"skuId\": \"A\"}, {\"skuId\": \"B\"}]");
        assertThat(LineIds.given(lines)).isEqualTo(LineIds.given(lines));
    }

    @Test
    void numbered_lines_are_handed_on() {
        JsonNode lines = Json.read("[{\"lineId\": \"x\"}, {\"lineId\": \"1\"}]");
        assertThat(LineIds.given(lines)).isSameAs(lines);
    }

    @Test
    void what_is_no_list_of_lines_stays() {
        JsonNode text = Json.read("\"none\"");
        assertThat(LineIds.given(text)).isSameAs(text);
        assertThat(LineIds.given(Json.read("[7, {}]")).toString()).isEqualTo("[7,{\"lineId\":\"1\"}]");
    }
}
