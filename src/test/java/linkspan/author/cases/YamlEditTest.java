package linkspan.author.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class YamlEditTest {
    private static final String FILE = """
            # cases 🚚 of acme
            tests:
              - {name: one, "key":   'it''s', at: $uuid}   # as it was
              - price: 12.50
                note: |
                  two
                  lines
                shared: &code A-1
                again: *code
            """;

    private static String replaced(String pointer, String json) {
        return YamlEdit.replaced(CaseYaml.read("x.yaml", FILE), pointer, Json.read(json))
                .map(CaseYaml::text)
                .orElse("left");
    }

    @Test
    void one_value_is_another_and_every_other_character_stays() {
        assertThat(replaced("/tests/0/name", "\"two\"")).isEqualTo(FILE.replace("name: one", "name: two"));
        assertThat(replaced("/tests/0/key", "\"that's\"")).isEqualTo(FILE.replace("'it''s'", "'that''s'"));
        assertThat(replaced("/tests/1/price", "7.00")).isEqualTo(FILE.replace("12.50", "7.00"));
        assertThat(replaced("/tests/1/price", "null")).isEqualTo(FILE.replace("12.50", "null"));
        String windows = FILE.replace("\n", "\r\n");
        assertThat(YamlEdit.replaced(CaseYaml.read("x.yaml", windows), "/tests/0/name", TextNode.valueOf("two")))
                .hasValueSatisfying(
                        tree -> assertThat(tree.text()).isEqualTo(windows.replace("name: one", "name: two")));
    }

    @Test
    void a_text_that_yaml_would_read_otherwise_is_quoted() {
        for (String text :
                new String[] {"true", "12", "null", "a: b", "a #b", "x, y", "", " x", "\\", "two\nlines", "李"}) {
            assertThat(replaced("/tests/0/name", Json.text(TextNode.valueOf(text))))
                    .isEqualTo(FILE.replace("name: one", "name: " + Json.text(TextNode.valueOf(text))));
        }
    }

    @Test
    void what_is_no_single_value_in_one_place_is_left() {
        assertThat(replaced("/tests/1/note", "\"x\"")).isEqualTo("left");
        assertThat(replaced("/tests/1/shared", "\"B-2\"")).isEqualTo("left");
        assertThat(replaced("/tests/1/again", "\"B-2\"")).isEqualTo("left");
        assertThat(replaced("/tests/0", "\"x\"")).isEqualTo("left");
        assertThat(replaced("/tests/0/nowhere", "\"x\"")).isEqualTo("left");
    }
}
