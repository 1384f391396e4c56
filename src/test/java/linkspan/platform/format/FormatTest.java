package linkspan.platform.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    private static final Path CSV = Path.of("../shared/fixtures/bad-input/csv");
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static JsonNode tree(Format format, String text) {
        return format.tree(text.getBytes(StandardCharsets.UTF_8), "");
    }

    private static void refused(Format format, String text, String reason) {
        assertThatThrownBy(() -> tree(format, text))
                .as(text)
                .isInstanceOf(FormatMalformed.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                        | JSON
            application/vnd.shop+json;charset=UTF-8 | JSON
            application/xml                         | XML
            text/xml; charset="gb18030"             | XML
            application/ubl+xml                     | XML
            text/csv;header=present; charset=GBK    | CSV
            TEXT/CSV                                | CSV
            application/yaml                        | YAML
            text/x-yaml                             | YAML
            application/x-www-form-urlencoded       | FORM""")
    void a_content_type_names_a_form(String type, Format format) {
        assertThat(Format.ofType(type)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text/plain",
                "text/csv;charset=utf-99",
                "text/csv; charset",
                "text/csv charset=utf-8",
                "multipart/form-data",
                "text/csv;charset=\"a\nb\""
            })
    void any_other_names_none(String type) {
        assertThat(Format.ofType(type)).isEmpty();
    }

    @Test
    void csv_is_an_array_of_texts_by_header() {
        assertThat(tree(Format.CSV, "sku, qty,name\r\n007,1.0,\"a, \"\"b\"\"\nc\"\r\n\r\nX,, y \r\n"))
                .isEqualTo(Json.read("""
                        [{"sku": "007", "qty": "1.0", "name": "a, \\"b\\"\\nc"}, {"sku": "X", "qty": "", "name": " y "}]"""));
        assertThat(tree(Format.CSV, "a,b\n")).isEmpty();
    }

    @Test
    void csv_that_would_lose_something_is_refused_with_its_line() {
        refused(Format.CSV, "", "empty");
        refused(Format.CSV, "a,a\n1,2", "column 2 has no name of its own at line 1");
        refused(Format.CSV, "a,\n1,2", "column 2 has no name of its own at line 1");
        refused(Format.CSV, "a,b\n1,2\n3", "1 cells, the header has 2 at line 3");
        refused(Format.CSV, "a,b\n1,2,3", "3 cells, the header has 2 at line 2");
        refused(Format.CSV, "a,b\n1,2\n3,\"4\n5,6", "a quote that is not closed, or text behind one at line 3");
        refused(Format.CSV, "a,b\n1,\"2\"x", "a quote that is not closed, or text behind one at line 2");
        refused(Format.CSV, "c,".repeat(CsvTree.MOST_COLUMNS).replaceAll("c", "x"), "column 2");
    }

    @Test
    void known_edge_cases_of_csv_are_read_as_their_collector_reads_them() throws IOException {
        assumeTrue(Files.isDirectory(CSV), "skipped: ../shared/fixtures is absent");
        try (Stream<Path> files = Files.walk(CSV)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".csv"))
                    // its JSON tells of another phone number
                    .filter(file -> !file.endsWith("location_coordinates.csv"))
                    .toList();
            assertThat(all).hasSizeGreaterThan(8);
            for (Path file : all) {
                Path expected =
                        Path.of(file.toString().replace("/csvs/", "/json/").replace(".csv", ".json"));
                assertThat(Format.CSV.tree(Files.readAllBytes(file), ""))
                        .as(file.toString())
                        // its files lost the CR of their line ends on the way here
                        .isEqualTo(Json.read(Files.readString(expected).replace("\\r\\n", "\\n")));
            }
        }
    }

    @Test
    void characters_are_read_as_the_sender_says_and_a_mark_says_more() {
        String text = "name\n茶壶😀\n";
        JsonNode expected = Json.read("[{\"name\": \"茶壶😀\"}]");
        assertThat(Format.CSV.tree(text.getBytes(GB18030), "text/csv;charset=gb18030"))
                .isEqualTo(expected);
        assertThat(tree(Format.CSV, "\uFEFF" + text)).isEqualTo(expected);
        assertThat(Format.CSV.tree(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), "text/csv;charset=gbk"))
                .isEqualTo(expected);
        assertThat(Format.CSV.tree(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), ""))
                .isEqualTo(expected);
        assertThat(Format.YAML.tree("name: 茶壶".getBytes(GB18030), "application/yaml;charset=GB18030"))
                .isEqualTo(Json.read("{\"name\": \"茶壶\"}"));
    }

    @Test
    void a_byte_that_makes_no_sense_is_named_and_never_replaced() {
        byte[] gb = "name\n茶壶\n".getBytes(GB18030);
        assertThatThrownBy(() -> Format.CSV.tree(gb, "text/csv")).hasMessageContaining("not UTF-8 at byte 5");
        byte[] cut = HexFormat.of().parseHex("6e616d650ab2e8ff");
        assertThatThrownBy(() -> Format.CSV.tree(cut, "text/csv;charset=gb18030"))
                .hasMessageContaining("not GB18030 at byte 7");
        byte[] end = HexFormat.of().parseHex("610ae88c");
        assertThatThrownBy(() -> Format.CSV.tree(end, "")).hasMessageContaining("not UTF-8 at byte 2");
        byte[] xml = "<?xml version='1.0' encoding='GB18030'?><a>x\u00ff</a>".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Format.XML.tree(xml, "")).hasMessageContaining("not GB18030 at byte 44");
        byte[] form = "a=%E8%8C".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Format.FORM.tree(form, "")).hasMessageContaining("not UTF-8");
    }

    @Test
    void xml_is_read_by_mark_charset_and_declaration_in_this_order() {
        JsonNode expected = Json.read("{\"a\": \"茶\"}");
        String declared = "<?xml version='1.0' encoding=\"GB18030\"?><a>茶</a>";
        assertThat(Format.XML.tree(declared.getBytes(GB18030), "")).isEqualTo(expected);
        assertThat(Format.XML.tree(declared.getBytes(StandardCharsets.UTF_8), "text/xml;charset=utf-8"))
                .isEqualTo(expected);
        assertThat(Format.XML.tree("<a>茶</a>".getBytes(GB18030), "text/xml;charset=gb18030"))
                .isEqualTo(expected);
        assertThat(Format.XML.tree("\uFEFF<a>茶</a>".getBytes(StandardCharsets.UTF_16BE), "text/xml;charset=utf-8"))
                .isEqualTo(expected);
        assertThat(Format.XML.tree("\uFEFF<a>茶</a>".getBytes(StandardCharsets.UTF_8), ""))
                .isEqualTo(expected);
    }

    @Test
    void no_encoding_opens_a_door_to_entities() {
        String bomb = "<!DOCTYPE a [<!ENTITY b 'x'>]><a>&b;</a>";
        for (String charset : List.of("UTF-8", "GB18030", "UTF-16")) {
            assertThatThrownBy(() ->
                            Format.XML.tree(bomb.getBytes(Charset.forName(charset)), "text/xml;charset=" + charset))
                    .isInstanceOf(FormatMalformed.class)
                    .hasMessageContaining("DOCTYPE");
        }
    }

    @Test
    void yaml_keeps_digits_and_words() {
        assertThat(tree(Format.YAML, """
                        # an order
                        id: 007
                        price: 19.90
                        big: 123456789012345678901
                        no: no
                        yes: true
                        none: ~
                        text: !!str 12
                        lines:
                          - {sku: "A", qty: 2}
                          - &b {sku: B}
                          - *b
                        """)).isEqualTo(Json.read("""
                        {"id": "007", "price": 19.90, "big": 123456789012345678901, "no": "no", "yes": true, "none": "~", "text": "12",
                         "lines": [{"sku": "A", "qty": 2}, {"sku": "B"}, {"sku": "B"}]}"""));
    }

    @Test
    void yaml_that_could_do_harm_is_refused_with_its_place() {
        refused(Format.YAML, "a: !!java.net.URL [x]", "a tag of its own at line 1, column 4");
        refused(Format.YAML, "a: !mine x", "a tag of its own at line 1");
        refused(Format.YAML, "a: 1\na: 2", "a key that comes twice at line 2");
        refused(Format.YAML, "a: 1\n---\nb: 1", "a second document at line 2");
        refused(Format.YAML, "? [a]\n: 1", "a key that is no scalar");
        refused(Format.YAML, "a: &x [*x]", "an alias of what is not complete");
        refused(Format.YAML, "a: .inf", "a number that nobody can count with");
        refused(Format.YAML, "a: [1", "at line 1");
        refused(Format.YAML, "", "empty");
        refused(Format.YAML, "[".repeat(10_000), "nested deeper than 100");
        StringBuilder laughs = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        refused(Format.YAML, laughs.toString(), "aliases make it too large");
    }

    @Test
    void form_data_is_an_object_of_texts() {
        assertThat(tree(Format.FORM, "id=007&name=%E8%8C%B6+%26&tag=a&tag=b&tag=&flag&=x&&"))
                .isEqualTo(Json.read("""
                        {"id": "007", "name": "茶 &", "tag": ["a", "b", ""], "flag": "", "": "x"}"""));
        assertThat(Format.FORM.tree("n=%B2%E8".getBytes(StandardCharsets.US_ASCII), "x/y;charset=gb18030"))
                .isEqualTo(Json.read("{\"n\": \"茶\"}"));
        refused(Format.FORM, "a=%4", "no two hexadecimal digits behind % at byte 2");
        refused(Format.FORM, "a=1&b=%zz", "at byte 6");
        refused(Format.FORM, "a&".repeat(FormTree.MOST_FIELDS + 1), "more than");
    }

    @Test
    void words_of_settings_are_forms() {
        assertThat(Format.list("json, xml")).containsExactly(Format.JSON, Format.XML);
        assertThatThrownBy(() -> Format.list("json,pdf")).hasMessage("'pdf' is none of json, xml, csv, yaml, form");
    }
}
