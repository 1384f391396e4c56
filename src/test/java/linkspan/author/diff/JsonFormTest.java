package linkspan.author.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFormTest {
    private final Form json = Form.of("json");

    private List<String> differences(String expected, String made) {
        return json.differences(expected, Json.read(made)).stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    void the_order_of_fields_does_not_matter_that_of_an_array_does() {
        assertThat(differences("{\"a\": 1, \"b\": [1, 2]}", "{\"b\":[1,2],\"a\":1}"))
                .isEmpty();
        assertThat(differences("[1, 2]", "[2,1]")).containsExactly("[0]: expected 1, got 2", "[1]: expected 2, got 1");
    }

    @Test
    void a_difference_is_named_by_its_path() {
        assertThat(differences(
                        "{\"items\": [{\"price\": \"1.00\"}, {\"price\": \"2.00\"}]}",
                        "{\"items\":[{\"price\":\"1.00\"},{\"price\":\"2.50\"}]}"))
                .containsExactly("items[1].price: expected \"2.00\", got \"2.50\"");
    }

    @Test
    void what_is_missing_and_what_is_too_much_are_told_apart_from_null() {
        assertThat(differences("{\"a\": 1, \"n\": null}", "{\"b\":2}"))
                .containsExactly(
                        "a: expected 1, got nothing", "n: expected null, got nothing", "b: expected nothing, got 2");
        assertThat(differences("[1]", "[1,null]")).containsExactly("[1]: expected nothing, got null");
    }

    @ParameterizedTest
    @CsvSource({"19.90, 19.9", "1, 1.0", "1e3, 1000"})
    void numbers_are_compared_by_value(String expected, String made) {
        assertThat(differences(expected, made)).isEmpty();
    }

    @Test
    void no_digit_is_lost_in_the_comparison() {
        assertThat(differences("0.1", "0.1000000000000000055")).hasSize(1);
        assertThat(differences("9007199254740993", "9007199254740992")).hasSize(1);
        assertThat(differences("\"19.90\"", "\"19.9\"")).hasSize(1);
        assertThat(differences("1", "\"1\"")).hasSize(1);
    }

    @Test
    void wildcards_stand_for_a_whole_uuid_or_time() {
        String expected = "{\"id\": \"$uuid\", \"at\": \"$instant\"}";
        assertThat(differences(
                        expected,
                        "{\"id\":\"0190fb5e-0000-7000-8000-000000000001\",\"at\":\"2026-11-11T03:11:11.5Z\"}"))
                .isEmpty();
        assertThat(differences(expected, "{\"id\":\"C-7\",\"at\":\"2026-11-11\"}"))
                .hasSize(2);
        assertThat(differences("\"no $uuid\"", "\"no 0190fb5e-0000-7000-8000-000000000001\""))
                .hasSize(1);
        assertThat(differences("\"$number\"", "\"7\"")).hasSize(1);
    }

    @Test
    void a_difference_stands_where_the_expected_output_says_it() {
        String expected = "{\n  \"a\": {\n    \"b\": [\n      1,\n      2\n    ]\n  }\n}\n";
        assertThat(json.differences(expected, Json.read("{\"a\":{\"b\":[1,3]}}"))
                        .get(0)
                        .spot())
                .isEqualTo(new Difference.Spot(5, 7));
        assertThat(json.differences(expected, Json.read("{\"a\":{\"b\":[1,2],\"c\":0}}"))
                        .get(0)
                        .spot())
                .isEqualTo(new Difference.Spot(2, 8));
    }

    @Test
    void an_expectation_that_is_no_json_says_where() {
        assertThatThrownBy(() -> json.differences("{\n\"a\": }", Json.read("1")))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.spot().line()).isEqualTo(2))
                .hasMessageContaining("not JSON");
    }

    @Test
    void what_is_written_is_expected_from_then_on_and_keeps_its_wildcards() {
        String made =
                "{\"id\":\"0190fb5e-0000-7000-8000-000000000001\",\"at\":\"now\",\"price\":19.90,\"none\":[],\"list\":[1,{\"a\":2}]}";
        String written = json.written(Json.read(made), "{\"id\":\"$uuid\",\"at\":\"$instant\"}");
        assertThat(written)
                .isEqualTo("{\n  \"id\": \"$uuid\",\n  \"at\": \"now\",\n  \"price\": 19.90,\n  \"none\": [],\n"
                        + "  \"list\": [\n    1,\n    {\n      \"a\": 2\n    }\n  ]\n}\n");
        assertThat(differences(written, made)).isEmpty();
    }
}
