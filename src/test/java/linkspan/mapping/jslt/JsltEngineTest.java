package linkspan.mapping.jslt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsltEngineTest {
    private final Path root;

    JsltEngineTest(@TempDir Path folder) throws IOException {
        this.root = folder.resolve("mappings");
        Files.createDirectories(root.resolve("wms"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": nofn(.b)}              | it.jslt:1:7: No such function: 'nofn'",
                "{\"a\": requried(.b)}          | it.jslt:1:7: No such function: 'requried'; did you mean required?",
                "{\"a\": strng(.b)}             | it.jslt:1:7: No such function: 'strng'; did you mean string?",
                "{\"a\": dec()}                 | it.jslt:1:7: Function 'dec' needs 1-1 arguments, got 0",
                "{\"a\": .b,~ \"c\": }          | it.jslt:2:7: unexpected }",
                "{\"a\": .b                     | it.jslt:1:8: unexpected end of file",
                "{\"a\": $envent.eventId}       | it.jslt:1:7: no such variable: $envent",
                "def f(x) $x + $y~f(.a)         | it.jslt:1:15: no such variable: $y",
                "lookup(\"nope\", .a)           | it.jslt:1:1: lookup: no such table: mappings/wms/nope.values.csv",
                "lookup(.t, .a)                 | it.jslt:1:1: lookup: the table must be written out",
                "import \"wms/nope.module\" as n n:f(1) | mappings/wms/nope.module.jslt: no such module",
                "import \"../../etc/passwd\" as n n:f(1) | no such module; one is named <system>/<name>.module",
                "import \"wms/a.module\" as a a:none() | it.jslt:1:28: No such function 'none' in module 'a'",
                "import \"wms/broken.module\" as b b:f() | mappings/wms/broken.module.jslt:1:12: unexpected }",
                "99999999999999999999           | it.jslt: a number that is too large",
                "{\"a\": 1, \"a\": 2}           | it.jslt:1:10: Invalid object declaration, duplicate key 'a'",
            })
    void a_broken_mapping_is_refused_with_file_line_and_column(String jslt, String message) throws IOException {
        Files.writeString(root.resolve("wms/a.module.jslt"), "def f(x) $x");
        Files.writeString(root.resolve("wms/broken.module.jslt"), "def f(x) {}}");
        assertThatThrownBy(() -> compile(jslt.replace('~', '\n')))
                .isInstanceOf(MappingBroken.class)
                .hasMessageContaining(message)
                .hasMessageNotContainingAny("\n", "schibsted");
    }

    @ParameterizedTest
    @CsvSource({
        "'k,v\nA,1\nA,2\n', 'mappings/wms/t.values.csv:3:1: the key A is there twice'",
        "'k,v\nA,1\nB\n', 'mappings/wms/t.values.csv:3:1: a row is a key and a value'",
        "'k,v\n,1\n', 'mappings/wms/t.values.csv:2:1: a row is a key and a value'",
        "'k,v\n\"A,1\n', 'mappings/wms/t.values.csv: cannot be read'",
    })
    void a_broken_table_is_refused_with_file_and_line(String csv, String message) throws IOException {
        Files.writeString(root.resolve("wms/t.values.csv"), csv);
        assertThatThrownBy(() -> compile("lookup(\"t\", .a)")).hasMessageContaining(message);
    }

    @Test
    void the_event_is_a_variable_and_null_when_absent() throws IOException {
        Mapping mapping = compile("{\"of\": $event.eventId}");
        var event = Json.read("{\"eventId\": \"e-1\"}");
        assertThat(Json.text(mapping.map(TextNode.valueOf(""), Map.of("event", event))))
                .isEqualTo("{\"of\":\"e-1\"}");
        assertThat(Json.text(mapping.map(TextNode.valueOf(""), Map.of()))).isEqualTo("{\"of\":null}");
    }

    @Test
    void nulls_and_empty_values_are_kept() throws IOException {
        assertThat(Json.text(compile("{\"a\": .x, \"b\": [], \"c\": {}}").map(Json.read("{}"), Map.of())))
                .isEqualTo("{\"a\":null,\"b\":[],\"c\":{}}");
    }

    @Test
    void a_failure_inside_a_module_names_the_modules_line() throws IOException {
        Files.writeString(root.resolve("wms/a.module.jslt"), "def price(x)\n  let p = dec($x.price)\n  {\"v\": $p}");
        Mapping mapping =
                compile("import \"wms/a.module\" as a\n{\"p\": if (.x) fallback(null, a:price(.x)) else null}");
        assertThatThrownBy(() -> mapping.map(Json.read("{\"x\": {\"price\": \"abc\"}}"), Map.of()))
                .hasMessage("wms/it: x.price: expected a decimal, found text (mappings/wms/a.module.jslt:2:11)");
    }

    @Test
    void decimals_and_long_ids_pass_unharmed() throws IOException {
        assertThat(Json.text(compile(".").map(Json.read("[19.90,820982911946154508,0.1]"), Map.of())))
                .isEqualTo("[19.90,820982911946154508,0.1]");
    }

    @Test
    void a_mapping_that_does_not_exist_is_named() {
        Mappings mappings = new Mappings(root, List.of(new JsltEngine(root)));
        assertThatThrownBy(() -> mappings.get("wms/none"))
                .hasMessage("mappings/wms/none: no such mapping, looked for .jslt");
        assertThatThrownBy(() -> mappings.get("wms/order.module")).isInstanceOf(MappingBroken.class);
        assertThatThrownBy(() -> mappings.get("../wms/none")).isInstanceOf(MappingBroken.class);
        assertThat(mappings.file("wms/none")).isEmpty();
    }

    private Mapping compile(String jslt) throws IOException {
        return new JsltEngine(root).compile("wms/it", Files.writeString(root.resolve("wms/it.jslt"), jslt));
    }
}
