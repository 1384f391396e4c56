package linkspan.author.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class CsvFormTest {
    private final Form csv = Form.of("csv");

    private List<String> differences(String expected, String made) {
        return csv.differences(expected, TextNode.valueOf(made)).stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    void quotes_and_line_ends_do_not_matter() {
        assertThat(differences("sku,name\nA,\"Tea, green\"\n", "\"sku\",\"name\"\r\n\"A\",\"Tea, green\"\r\n"))
                .isEmpty();
    }

    @Test
    void a_cell_is_named_by_row_and_column() {
        assertThat(differences("sku,qty\nA,1\nB,2\n", "sku,qty\nA,1\nB,3\n"))
                .containsExactly("row 2, qty: expected 2, got 3");
        assertThat(csv.differences("sku,qty\nA,1\nB,2\n", TextNode.valueOf("sku,qty\nA,1\nB,3\n"))
                        .get(0)
                        .spot()
                        .line())
                .isEqualTo(3);
    }

    @Test
    void rows_and_columns_that_only_one_has_are_named() {
        assertThat(differences("sku\nA\n", "sku,qty\nA,1\nB,2\n"))
                .containsExactly(
                        "header, column 2: expected nothing, got qty",
                        "row 1, column 2: expected nothing, got 1",
                        "row 2: expected nothing, got B,2");
    }

    @Test
    void a_wildcard_is_a_whole_cell() {
        assertThat(differences("at\n$instant\n", "at\n2026-11-11T03:11:11+08:00\n"))
                .isEmpty();
    }

    @Test
    void json_is_no_csv_and_other_text_is_compared_by_line() {
        assertThat(csv.differences("a\n", Json.read("{}"))).hasToString("[expected CSV, got JSON]");
        assertThat(Form.of("txt").differences("a\r\nb\n\n", TextNode.valueOf("a\nc")))
                .hasToString("[line 2: expected b, got c]");
    }
}
