package linkspan.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
    private final Path root;

    FunctionsTest(@TempDir Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("wms"));
        Files.createDirectories(root.resolve("oms"));
        Files.writeString(
                root.resolve("wms/warehouse.values.csv"), "country,warehouse\nDE, OS-DE-01\n\ndefault,CN-1\n");
        Files.writeString(root.resolve("oms/state.values.csv"), "theirs,ours\n1,PENDING\n\"a,b\",\"x \"\"y\"\"\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dec(\"19.90\")                         | 19.90",
                "dec(\" 12.50 \")                        | 12.50",
                "dec(null)                               | null",
                "dec(\"  \")                             | null",
                "dec(\"1E+3\")                           | 1000",
                "dec(\"820982911946154508.10\")          | 820982911946154508.10",
                "dec-add(0.1, \"0.2\")                   | 0.3",
                "dec-add(1, null, 2)                     | 3",
                "dec-add(null, \"\")                     | null",
                "dec-sub(0.3, 0.1)                       | 0.2",
                "dec-sub(null, 1)                        | -1",
                "dec-sub(1, null)                        | 1",
                "dec-mul(3, \"19.90\")                       | 59.70",
                "dec-mul(3, null)                        | null",
                "dec-sum([0.1, \"0.2\", null, 0.3])      | 0.6",
                "dec-sum([])                             | null",
                "dec-sum(null)                           | null",
                "dec-div(30.00, 3, 6)                    | 10",
                "dec-div(\"10.00\", 3, 6)                 | 3.333333",
                "dec-div(-1, 8, 2)                       | -0.13",
                "dec-div(null, 3, 6)                     | null",
                "dec-div(1, null, 6)                     | null",
                "zoned(\"2017-03-22T16:28:02\", \"2017-03-22T19:28:02\") | \"2017-03-22T16:28:02-03:00\"",
                "zoned(\"2026-10-25T02:30:00\", \"2026-10-25T01:30:00\") | \"2026-10-25T02:30+01:00\"",
                "in-zone(\"2026-11-11T11:11:11\", \"Asia/Shanghai\") | \"2026-11-11T11:11:11+08:00\"",
                "in-zone(\"2026-10-25T02:30:00\", \"Europe/Berlin\") | \"2026-10-25T02:30+02:00\"",
                "in-zone(\"\", \"Europe/Berlin\") | null",
                "zoned(null, \"2017-03-22T19:28:02\")     | \"2017-03-22T19:28:02Z\"",
                "zoned(\"2017-03-22T16:28:02\", \"\")      | null",
                "dec-round(2.345, 2)                     | 2.35",
                "dec-round(-2.345, 2)                    | -2.35",
                "dec-round(\"2\", 2)                     | 2.00",
                "dec-round(null, 2)                      | null",
                "whole(\"12\")                           | 12",
                "whole(2.0)                              | 2",
                "whole(null)                             | null",
                "money(\"12.5\", \"EUR\")                | {\"value\":\"12.50\",\"currency\":\"EUR\"}",
                "money(1200, \"JPY\")                    | {\"value\":\"1200\",\"currency\":\"JPY\"}",
                "money(\"1.2345\", \"EUR\")              | {\"value\":\"1.2345\",\"currency\":\"EUR\"}",
                "money(1, \"KWD\")                       | {\"value\":\"1.000\",\"currency\":\"KWD\"}",
                "minor-money(1990, \"EUR\")            | {\"value\":\"19.90\",\"currency\":\"EUR\"}",
                "minor-money(\"1990\", \"JPY\")        | {\"value\":\"1990\",\"currency\":\"JPY\"}",
                "minor-money(1990, \"KWD\")            | {\"value\":\"1.990\",\"currency\":\"KWD\"}",
                "minor-money(null, \"EUR\")            | null",
                "money(1, \"QQQ\")                       | {\"value\":\"1.00\",\"currency\":\"QQQ\"}",
                "money(1, \"XXX\")                       | {\"value\":\"1.00\",\"currency\":\"XXX\"}",
                "money(null, \"EUR\")                    | null",
                "utc(\"2016-05-17T04:14:36-04:00\")      | \"2016-05-17T08:14:36Z\"",
                "utc(\"2016-05-17T04:14:36-00:00\")      | \"2016-05-17T04:14:36Z\"",
                "utc(\"2016-05-17T04:14:00Z\")           | \"2016-05-17T04:14:00Z\"",
                "utc(\"2016-05-17T04:14:36.500Z\")       | \"2016-05-17T04:14:36.500Z\"",
                "utc(\"2016-05-17T04:14:36.000Z\")       | \"2016-05-17T04:14:36Z\"",
                "utc(1706518800250)                      | \"2024-01-29T09:00:00.250Z\"",
                "utc(null)                               | null",
                "offset-of(\"2016-05-17T04:14:36+08:00\") | \"+08:00\"",
                "offset-of(\"2016-05-17T04:14:36Z\")     | \"+00:00\"",
                "offset-of(\"2016-05-17T04:14:36-00:00\") | \"+00:00\"",
                "offset-of(\"\")                         | null",
                "id(820982911946154508)                  | \"820982911946154508\"",
                "id(1.0)                                 | \"1\"",
                "id(\"007\")                             | \"007\"",
                "id(\" \")                               | null",
                "after-last(\"gid://shopify/Order/1\", \"/\") | \"1\"",
                "after-last(\"1\", \"/\")                | \"1\"",
                "after-last(\"1/\", \"/\")               | null",
                "after-last(null, \"/\")                 | null",
                "text(19.5)                              | \"19.5\"",
                "text(true)                              | \"true\"",
                "text(\" \")                             | null",
                "text(\" a \")                           | \" a \"",
                "lookup(\"warehouse\", \"DE\")           | \"OS-DE-01\"",
                "lookup(\"warehouse\", \" DE \")         | \"OS-DE-01\"",
                "lookup(\"warehouse\", \"NZ\")           | \"CN-1\"",
                "lookup(\"warehouse\", null)             | \"CN-1\"",
                "lookup(\"oms/state\", 1)                | \"PENDING\"",
                "lookup(\"oms/state\", \"a,b\")          | \"x \\\"y\\\"\"",
                "lookup(\"oms/state\", 2, \"?\")         | \"?\"",
                "lookup(\"oms/state\", null, null)       | null",
                "required(\"x\")                         | \"x\"",
                "required(0)                             | 0",
                "required(false, \"a\")                  | false",
            })
    void a_function_gives(String call, String expected) {
        assertThat(Json.text(map(call, "{}"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dec(.a)              | {\"a\": \"abc\"}        | a: expected a decimal, found text",
                "dec(.a)              | {\"a\": {}}             | a: expected a decimal, found object",
                "dec(.a)              | {\"a\": \"1e999999999\"} | a: number out of range",
                "dec-sum(.a)          | {\"a\": [1, \"x\"]}     | a[1]: expected a decimal, found text",
                "dec-sum(.a)          | {\"a\": 5}              | a: expected an array, found number",
                "dec-sum([for (.a) .b]) | {\"a\": [{\"b\": true}, {\"b\": \"x\"}]} | expected a decimal, found boolean",
                "dec-mul(.a, .b)      | {\"a\": 1, \"b\": [7]}  | b: expected a decimal, found array",
                "money(1, .c)         | {}                      | c: expected a currency, found null",
                "utc(.a.b)            | {\"a\": {\"b\": \"2020\"}} | a.b: expected a time with offset, found text",
                "utc(.a)              | {\"a\": \"+999999999-01-01T00:00:00Z\"} | a: time out of range",
                "utc(.a)              | {\"a\": -1}             | a: time out of range",
                "id(.a)               | {\"a\": 1.5}            | a: expected an id, found number",
                "id(.a)               | {\"a\": true}           | a: expected an id, found boolean",
                "text(.a)             | {\"a\": {\"b\": 1}}     | a: expected text, found object",
                "lookup(\"oms/state\", .a) | {\"a\": \"9\"}      | a: not in the table oms/state",
                "lookup(\"oms/state\", .a) | {}                  | a: missing",
                "required(.a)         | {\"a\": \" \"}          | a: missing",
                "required(.a)         | {\"a\": []}             | a: missing",
                "required(text(.a.b)) | {\"a\": {}}             | a.b: missing",
                "[for (.a) required(.b)]          | {\"a\": [{\"b\": 1}, {}]} | a[1].b: missing",
                "[for (.a) required(null, \"c.d\")] | {\"a\": [{}]} | a[0].c.d: missing",
                "[for (.a) fail(\"too late\")]    | {\"a\": [{}]}          | a[0]: too late",
                "fail(\"too late\", \"when\")     | {}                      | when: too late",
                "dec-div(1, 0, 2)                 | {}                      | division by zero",
                "zoned(\"2017-03-22T16:28:02\", \"2017-03-20T16:28:02\") | {} | not the same time as its GMT twin",
                "in-zone(\"2026-03-29T02:30:00\", \"Europe/Berlin\") | {} | the clocks in its zone left this time out",
                "in-zone(\"2026-03-29T01:30:00\", \"CEST\") | {} | expected the name of a time zone",
                "zoned(\"now\", \"2017-03-20T16:28:02\") | {}             | expected a time without offset",
                "error(\"says who\")              | {}                      | says who",
                "number(.a)                       | {\"a\": \"secret\"}     | number() cannot take text",
                "[for (.a) .]                     | {\"a\": 471108154711}         | For loop can't iterate over …",
                "if (.a < {}) 1 else 2            | {\"a\": 471108154711}         | Can't compare …",
                ".a[-9]                           | {\"a\": \"secret\"}   | JSLT fails with StringIndexOutOfBounds",
                "[for (.a) .]                     | {\"a\": \"secret\"}     | For loop can't iterate over …",
            })
    void a_function_refuses(String call, String input, String reason) {
        assertThatThrownBy(() -> map(call, input))
                .isInstanceOf(MappingFailed.class)
                .hasMessageStartingWith("wms/it: " + reason)
                .hasMessageMatching(".* \\(.*wms/it\\.jslt(:\\d+:\\d+)?\\)")
                .hasMessageNotContainingAny("secret", "471108154711");
    }

    @Test
    void a_function_that_calls_itself_without_end_is_stopped() {
        assertThatThrownBy(() -> map("def f(x) f($x) f(1)", "{}")).hasMessageContaining("calls itself without end");
    }

    private JsonNode map(String jslt, String input) {
        try {
            Path file = Files.writeString(root.resolve("wms/it.jslt"), jslt);
            return new JsltEngine(root).compile("wms/it", file).map(Json.read(input), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
