package linkspan.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words for the quality of data, tables both ways, and CSV out. */
class QualityTest {
    private final Path root;

    QualityTest(@TempDir Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("acme"));
        table("DEU,DE\nGERMANY,DE\nFRA,FR\ndefault,ZZ\n");
    }

    private void table(String rows) throws IOException {
        Files.writeString(root.resolve("acme/country.values.csv"), "theirs,ours\n" + rows);
    }

    private JsonNode map(String mapping, String input) {
        try {
            Files.writeString(root.resolve("acme/it.jslt"), mapping.contains("csv(") ? mapping : "[" + mapping + "]");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new JsltEngine(root)
                .compile("acme/it", root.resolve("acme/it.jslt"))
                .map(Json.read(input), Map.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        default(.a, "x")                   | {"a": " "}            | "x"
        collapsed(.a)                      | {"a": "\\n  a \\t\\r\\n b  "} | "a b"
        collapsed(.a)                      | {"a": "a\\u00a0 b"}    | "a\u00a0 b"
        collapsed(.a)                      | {"a": " \\n\\t "}      | null
        collapsed(.a)                      | {"a": 7.50}           | "7.50"
        collapsed(.b)                      | {"a": "x"}            | null
        xs-boolean(.a)                     | {"a": "true"}         | true
        xs-boolean(.a)                     | {"a": "\\n 1 \\t"}    | true
        xs-boolean(.a)                     | {"a": " false"}       | false
        xs-boolean(.a)                     | {"a": "0"}            | false
        xs-boolean(.a)                     | {"a": 0}              | false
        xs-boolean(.a)                     | {"a": true}           | true
        xs-boolean(.a)                     | {"a": false}          | false
        xs-boolean(.a)                     | {"a": ""}             | null
        xs-boolean(.a)                     | {}                    | null
        rounded-money(.a, "EUR")           | {"a": 0.666667}       | {"value":"0.67","currency":"EUR"}
        rounded-money(.a, "EUR")           | {"a": "-0.005"}       | {"value":"-0.01","currency":"EUR"}
        rounded-money(.a, "JPY")           | {"a": 333.5}          | {"value":"334","currency":"JPY"}
        rounded-money(.a, "KWD")           | {"a": 1.23456}        | {"value":"1.235","currency":"KWD"}
        rounded-money(.a, "EUR")           | {"a": 1}              | {"value":"1.00","currency":"EUR"}
        rounded-money(.a, "EUR")           | {}                    | null
        default(.a, "x")                   | {"a": 0}              | 0
        allowed(.a, ["A", "B"])            | {"a": "B"}            | "B"
        allowed(.a, [1, 2])                | {"a": 2.0}            | 2.0
        allowed(.a, ["A"])                 | {"a": " "}            | null
        within(.a, 1, 10)                  | {"a": "10.0"}         | "10.0"
        within(.a, null, 10)               | {"a": -5}             | -5
        within(.a, 1, 10)                  | {}                    | null
        sized(.a, 1, 2)                    | {"a": "😀茶"}          | "😀茶"
        sized(.a, 2, null)                 | {"a": [1, 2, 3]}      | [1,2,3]
        sized(.a, 1, 2)                    | {"a": ""}             | null
        matching(.a, "[0-9]+")             | {"a": "007"}          | "007"
        matching(.a, "[0-9]+")             | {}                    | null
        unique(.a, "id")                   | {"a": [{"id": 1}, {"id": 2}, {}, {}]} | [{"id":1},{"id":2},{},{}]
        dedupe(.a)                         | {"a": [1, 2, 1]}      | [1,2]
        dedupe(.a, "id")                   | {"a": [{"id": 1, "b": 1}, {"id": 1, "b": 2}, {"b": 3}, {"b": 3}]} | [{"id":1,"b":1},{"b":3},{"b":3}]
        dedupe(.a)                         | {}                    | null
        trimmed(.a)                        | {"a": "\\u3000\\u00a0 x y\\t\\ufeff"} | "x y"
        trimmed(.a)                        | {"a": "\\u3000"}      | null
        cut(.a, 2)                         | {"a": "😀茶壶"}        | "😀茶"
        cut(.a, 5)                         | {"a": "abc"}          | "abc"
        day-in-zone(.a, "Asia/Shanghai")   | {"a": "2026-11-11"}   | "2026-11-11T00:00+08:00"
        day-in-zone(.a, "America/Sao_Paulo") | {"a": "2018-11-04"} | "2018-11-04T01:00-02:00"
        lookup("country", .a)              | {"a": "GERMANY"}      | "DE"
        lookup-back("country", .a)         | {"a": "DE"}           | "DEU"
        lookup-back("country", .a, "?")    | {"a": "ZZ"}           | "?"
        """)
    void a_word_lets_pass_what_keeps_its_rule(String call, String input, String expected) {
        assertThat(Json.text(map(call, input))).isEqualTo("[" + expected + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        allowed(.a, ["A", "B"])       | {"a": "secret"}        | a: must be one of A, B, found text
        xs-boolean(.a)                | {"a": "secret"}        | a: must be one of true, false, 1, 0, found text
        xs-boolean(.a)                | {"a": "TRUE"}          | a: must be one of true, false, 1, 0, found text
        xs-boolean(.a)                | {"a": 2}               | a: must be one of true, false, 1, 0, found number
        xs-boolean(.a)                | {"a": [1]}             | a: must be one of true, false, 1, 0, found array
        xs-boolean(.a + "x", "a")     | {"a": "true"}          | a: must be one of true, false, 1, 0, found text
        collapsed(.a)                 | {"a": {"b": "secret"}} | a: expected text, found object
        allowed(.a, "A")              | {"a": "A"}             | expected an array, found text
        within(.a, 1, 10)             | {"a": 11}              | a: must be 1 to 10, found number
        within(.a, 1, null)           | {"a": "0.99"}          | a: must be 1 or more, found text
        within(.a, null, 10)          | {"a": 11}              | a: must be 10 or less, found number
        within(.a, 1, 10)             | {"a": "secret"}        | a: expected a decimal, found text
        within(.a + 1, 1, 10, "a")    | {"a": 11}              | a: must be 1 to 10, found number
        sized(.a, 1, 2)               | {"a": "secret"}        | a: must have 1 to 2 characters, found text
        sized(.a, 1, 2)               | {"a": [1, 2, 3]}       | a: must have 1 to 2 elements, found array
        sized(.a, 1, 2)               | {"a": 123}             | a: expected a text or an array, found number
        matching(.a, "[0-9]+")        | {"a": "1 secret"}      | a: must be in the form [0-9]+, found text
        [for (.a) matching(.b, "x")]  | {"a": [{"b": "x"}, {"b": "secret"}]} | a[1].b: must be in the form x, found text
        unique(.a, "id")              | {"a": [{"id": "secret"}, {"id": "secret"}]} | a[1].id: id comes twice
        dedupe(.a)                    | {"a": "secret"}        | a: expected an array, found text
        cut(.a, 0)                    | {"a": "secret"}        | expected a number of characters, found number
        day-in-zone(.a, "UTC")        | {"a": "11.11.2026"}    | a: expected a day like 2026-11-11, found text
        lookup-back("country", .a)    | {"a": "secret"}        | a: not in the table acme/country
        lookup-back("country", .a)    | {}                     | a: missing
        """)
    void a_broken_rule_names_path_rule_and_kind_but_no_value(String call, String input, String words) {
        assertThatThrownBy(() -> map(call, input))
                .isInstanceOf(MappingFailed.class)
                .hasMessageStartingWith("acme/it: " + words)
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_table_with_a_double_or_a_hole_stops_the_start() throws IOException {
        table("DEU,DE\nDEU,FR\n");
        broken("lookup(\"country\", .a)", "country.values.csv:3", "the key DEU is there twice");
        table("DEU,DE\nFRA,\n");
        broken("lookup(\"country\", .a)", "country.values.csv:3", "a row is a key and a value");
    }

    @Test
    void a_key_that_is_written_out_must_be_there() throws IOException {
        map("lookup(\"country\", \"NZL\")", "{}");
        table("DEU,DE\n");
        broken("lookup(\"country\", \"FRA\")", "it.jslt:1", "lookup: FRA is not in the table acme/country");
        broken("lookup-back(\"country\", \"FR\")", "it.jslt:1", "lookup-back: FR is not in the table acme/country");
        assertThat(map("lookup(\"country\", \"FRA\", \"FR\")", "{}")).isEqualTo(Json.read("[\"FR\"]"));
    }

    private void broken(String call, String place, String words) {
        assertThatThrownBy(() -> map(call, "{}"))
                .isInstanceOf(MappingBroken.class)
                .hasMessageContaining(place)
                .hasMessageContaining(words);
    }

    @Test
    void rows_become_csv_with_quotes_where_they_are_needed() {
        String rows = "[{\"sku\": \"A,1\", \"qty\": 2.50, \"note\": null}, {\"sku\": \"say \\\"x\\\"\\n"
                + "there\", \"more\": true}]";
        assertThat(map("csv(.)", rows).textValue())
                .isEqualTo("sku,qty,note,more\r\n\"A,1\",2.50,,\r\n\"say \"\"x\"\"\nthere\",,,true\r\n");
        assertThat(map("csv(., [\"qty\", \"sku\"])", rows).textValue())
                .isEqualTo("qty,sku\r\n2.50,\"A,1\"\r\n\"\",\"say \"\"x\"\"\nthere\"\r\n");
        assertThat(map("csv([], [\"qty\"])", "{}").textValue()).isEqualTo("qty\r\n");
        assertThatThrownBy(() -> map("csv(.)", "[{\"a\": {}}]"))
                .hasMessageContaining("expected a value for a, found object");
        assertThatThrownBy(() -> map("csv(.)", "[1]")).hasMessageContaining("expected an object for each row");
    }

    @Test
    void nested_lines_become_rows_of_csv_and_come_back() {
        String order = "{\"id\": \"茶-1\", \"lines\": [{\"sku\": \"A\", \"qty\": 2}, {\"sku\": \"B\", \"qty\": 3}]}";
        String csv = map("let id = .id\ncsv([for (.lines) {\"order\": $id, \"sku\": .sku, \"qty\": .qty}])", order)
                .textValue();
        JsonNode rows =
                linkspan.platform.format.Format.CSV.tree(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8), "");
        assertThat(rows).isEqualTo(Json.read("""
            [{"order": "茶-1", "sku": "A", "qty": "2"}, {"order": "茶-1", "sku": "B", "qty": "3"}]\
            """));
    }
}
