package linkspan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Path SUITE = Path.of("../shared/fixtures/bad-input/json-test-suite");

    @Test
    void every_case_of_the_json_test_suite_is_taken_or_refused_as_it_must_be() throws IOException {
        for (Path file : cases("test_parsing")) {
            Throwable thrown = catchThrowable(() -> Json.read(Files.readAllBytes(file)));
            String name = file.getFileName().toString();
            if (name.startsWith("y_object_duplicated_key")) {
                assertThat(thrown)
                        .as("stricter than the suite: two values, two readers, two truths")
                        .hasMessageContaining("Duplicate");
            } else if (name.startsWith("y_")) {
                assertThat(thrown).as(name).isNull();
            } else if (name.startsWith("n_") || thrown != null) {
                assertThat(thrown).as(name).isInstanceOf(Json.Malformed.class);
                assertThat(thrown.getMessage()).as(name).doesNotContain("com.fasterxml", "StreamRead", "\n");
            }
        }
    }

    @Test
    void what_is_accepted_can_be_written_and_read_again() throws IOException {
        List<Path> all = Stream.concat(cases("test_parsing").stream(), cases("test_transform").stream())
                .toList();
        for (Path file : all) {
            try {
                var node = Json.read(Files.readAllBytes(file));
                String written = Json.text(node);
                assertThat(Json.text(Json.read(Json.bytes(node))))
                        .as(file.toString())
                        .isEqualTo(written);
            } catch (Json.Malformed refused) {
                assertThat(refused.reason()).isNotBlank();
            }
        }
    }

    private static List<Path> cases(String folder) throws IOException {
        assumeTrue(Files.isDirectory(SUITE), "skipped: ../shared/fixtures is absent");
        try (Stream<Path> files = Files.list(SUITE.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"19.90", "820982911946154508", "0.10", "123456789012345678901234567890", "1.230000000000000001"})
    void a_number_keeps_every_digit(String number) {
        assertThat(Json.text(Json.read(number))).isEqualTo(number);
    }

    @Test
    void exponents_are_written_plain() {
        assertThat(Json.text(Json.read("[1E+3, 1.5e-3]"))).isEqualTo("[1000,0.0015]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "[1E101]"})
    void a_number_out_of_range_is_refused(String number) {
        assertThatThrownBy(() -> Json.read(number))
                .isInstanceOf(Json.Malformed.class)
                .hasMessageContaining("number out of range");
    }

    @Test
    void a_refusal_names_line_and_column() {
        assertThatThrownBy(() -> Json.read("{\n  \"a\": 1,\n  \"a\": 2\n}"))
                .isInstanceOfSatisfying(Json.Malformed.class, e -> {
                    assertThat(e.line()).isEqualTo(3);
                    assertThat(e.column()).isPositive();
                    assertThat(e.reason()).isEqualTo("Duplicate field 'a'");
                });
    }

    @Test
    void broken_utf_8_is_refused_where_it_stands() {
        byte[] bytes = "[\n\"ab?\"]".getBytes(StandardCharsets.UTF_8);
        bytes[5] = (byte) 0xC0;
        assertThatThrownBy(() -> Json.read(bytes)).hasMessage("not UTF-8 at line 2, column 4");
    }

    @Test
    void a_replacement_character_that_was_sent_is_kept() {
        assertThat(Json.read("\"\uFFFD\"".getBytes(StandardCharsets.UTF_8)).textValue())
                .isEqualTo("\uFFFD");
    }

    @Test
    void other_encodings_are_refused_and_one_byte_order_mark_is_passed_over() {
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
            assertThatThrownBy(() -> Json.read("{\"a\":1}".getBytes(charset))).isInstanceOf(Json.Malformed.class);
        }
        assertThat(Json.text(Json.read("\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("{\"a\":1}");
        assertThat(Json.text(Json.read("\uFEFF[]"))).isEqualTo("[]");
        for (String text : List.of("\uFEFF", "\uFEFF\uFEFF{}", "{\uFEFF}", " \uFEFF{}")) {
            assertThatThrownBy(() -> Json.read(text)).isInstanceOf(Json.Malformed.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud800\"", "\"\\udc00\"", "\"\\ud800x\"", "\"\\ud800\\ud800\"", "{\"\\ud83d\":1}"})
    void an_unpaired_surrogate_is_refused(String json) {
        assertThatThrownBy(() -> Json.read(json)).hasMessageContaining("unpaired surrogate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\\ude00\"", "\"😀\"", "\"\\\\ud800\""})
    void a_paired_surrogate_is_taken(String json) {
        assertThat(Json.read(json).isTextual()).isTrue();
    }

    @Test
    void depth_text_and_number_are_bounded() {
        assertThat(Json.read("[".repeat(100) + "]".repeat(100)).isArray()).isTrue();
        for (String tooMuch :
                List.of("[".repeat(101), '"' + "x".repeat(256 * 1024 + 1) + '"', "1".repeat(101), "", " ")) {
            assertThatThrownBy(() -> Json.read(tooMuch)).isInstanceOf(Json.Malformed.class);
        }
    }

    @Test
    void maps_and_lists_become_trees() {
        var tree = Json.of(List.of(Map.of("price", new java.math.BigDecimal("19.90"))));
        assertThat(Json.text(tree)).isEqualTo("[{\"price\":19.90}]");
    }
}
