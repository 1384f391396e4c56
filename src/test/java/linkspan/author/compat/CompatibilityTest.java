package linkspan.author.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.author.compat.SchemaChange.Verdict;
import linkspan.platform.terminal.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
    @TempDir
    Path folder;

    private List<SchemaChange> schemas(String before, String after) throws IOException {
        return Compatibility.of(schema("before", before), schema("after", after))
                .changes();
    }

    private Path schema(String version, String field) throws IOException {
        Path file = Files.createDirectories(folder.resolve(version)).resolve("order.v1.schema.json");
        return Files.writeString(
                file,
                "{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"string\"}"
                        + (field.isEmpty() ? "" : ",\"x\":" + field) + "}}");
    }

    @ParameterizedTest(name = "{0} → {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'string'}                    |                                       | BREAKS | removed",
                "                                     | {'type':'string'}                     | FINE   | added",
                "{'type':['string','null']}           | {'type':'string'}                     | BREAKS | type without null",
                "{'type':'string'}                    | {'type':['string','null']}            | BREAKS | type with null",
                "{'type':['string','null'],'readOnly':true}|{'type':'string','readOnly':true} | FINE   | type without null",
                "{'type':'number'}                    | {'type':'integer'}                    | BREAKS | type without number",
                "{'type':'string','enum':['A','B']}   | {'type':'string','enum':['A']}        | BREAKS | enum without B",
                "{'type':'string','enum':['A']}       | {'type':'string','enum':['A','B']}    | BREAKS | enum with B",
                "{'type':'string'}                    | {'type':'string','enum':['A']}        | BREAKS | enum only A",
                "{'type':'string','maxLength':9}      | {'type':'string','maxLength':5}       | BREAKS | maxLength 9 is now 5",
                "{'type':'integer','minimum':1}       | {'type':'integer','minimum':0}        | BREAKS | minimum 1 is now 0",
                "{'type':'string','pattern':'a'}      | {'type':'string','pattern':'b'}       | BREAKS | pattern a is now b",
                "{'type':'integer','x-unit':'g'}      | {'type':'integer','x-unit':'kg'}      | BREAKS | unit g is now kg",
                "{'type':'string','title':'A'}        | {'type':'string','title':'B'}         | FINE   | title changed"
            })
    void each_change_of_a_field_is_judged(String before, String after, Verdict verdict, String what)
            throws IOException {
        List<SchemaChange> changes = schemas(json(before), json(after));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.verdict()).isEqualTo(verdict);
            assertThat(change.path()).isEqualTo("x");
            assertThat(change.what()).isEqualTo(what);
            assertThat(change.why()).isNotBlank();
        });
    }

    private static String json(String text) {
        return text == null ? "" : text.replace('\'', '"');
    }

    @Test
    void what_is_now_required_breaks_writers_and_what_no_longer_is_breaks_readers() throws IOException {
        Path optional = Files.writeString(
                Files.createDirectories(folder.resolve("a")).resolve("s.schema.json"),
                "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"string\"}}}");
        Path required = Files.writeString(
                Files.createDirectories(folder.resolve("b")).resolve("s.schema.json"),
                "{\"type\":\"object\",\"required\":[\"id\"],\"properties\":{\"id\":{\"type\":\"string\"}}}");
        assertThat(Compatibility.of(optional, required).changes())
                .singleElement()
                .hasToString("SchemaChange[verdict=BREAKS, where=s.schema.json, path=id, what=now required,"
                        + " why=writers may leave it out]");
        assertThat(Compatibility.of(required, optional).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.what()).isEqualTo("no longer required"));
    }

    private Path mapping(String version, String jslt) throws IOException {
        Path system = Files.createDirectories(folder.resolve(version).resolve("acme"));
        Path examples = Files.createDirectories(system.resolve("deliver-order-created"));
        Files.writeString(examples.resolve("one.in.json"), "{\"id\": \"1\", \"count\": 2, \"note\": null}");
        Files.writeString(system.resolve("deliver-order-created.jslt"), jslt);
        return system;
    }

    private Comparison mappings(String before, String after) throws IOException {
        return Compatibility.of(mapping("before", before), mapping("after", after));
    }

    @Test
    void a_mapping_breaks_its_reader_by_what_no_longer_comes_out() throws IOException {
        Comparison comparison = mappings(
                "{\"id\": .id, \"count\": .count, \"note\": .note}",
                "{\"id\": .id + \"!\", \"count\": string(.count), \"new\": 1}");
        assertThat(comparison.breaks()).isTrue();
        assertThat(comparison.examples()).isEqualTo(1);
        assertThat(comparison.changes())
                .extracting(change -> change.verdict().word() + " " + change.path() + " " + change.what())
                .containsExactlyInAnyOrder(
                        "breaks count number is now text (example one)",
                        "breaks note no longer set (example one)",
                        "fine id another value (example one)",
                        "fine new added");
    }

    @Test
    void a_mapping_that_refuses_what_it_took_breaks() throws IOException {
        assertThat(mappings(".id", "required(.note)").changes()).singleElement().satisfies(change -> {
            assertThat(change.verdict()).isEqualTo(Verdict.BREAKS);
            assertThat(change.what()).isEqualTo("refuses the example one");
        });
        assertThat(mappings("required(.note)", ".id").breaks()).isFalse();
        assertThat(mappings(".id", "{\"id\": ").changes())
                .singleElement()
                .satisfies(change -> assertThat(change.what()).isEqualTo("does not compile"));
    }

    @Test
    void the_shipped_folders_do_not_differ_from_themselves() {
        Comparison comparison = Compatibility.of(Path.of("."), Path.of("mappings"));
        assertThat(comparison.changes()).allMatch(change -> change.what().equals("not compared"));
        assertThat(comparison.schemas()).isGreaterThan(8);
        assertThat(comparison.mappings()).isGreaterThan(20);
    }

    @Test
    void what_cannot_be_compared_is_named() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> Compatibility.of(empty, empty))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("neither schemas (*.schema.json) nor mappings");
        assertThatThrownBy(() -> Compatibility.of(folder.resolve("gone"), empty))
                .hasMessageContaining("no such file");
        Path text = Files.writeString(folder.resolve("a.txt"), "x");
        assertThatThrownBy(() -> Compatibility.of(text, text)).hasMessageContaining("neither a schema");
        Path broken = Files.writeString(folder.resolve("a.schema.json"), "{");
        assertThatThrownBy(() -> Compatibility.of(broken, broken)).hasMessageContaining("a.schema.json:1:");
    }
}
