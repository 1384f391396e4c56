package linkspan.author.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class CaseYamlTest {
    private static final String FILE = """
            tests:
              - name: one
                send: {json: {price: 12.50, "a/b": [1, {c: "7"}]}}
            """;

    @Test
    void is_json_that_keeps_every_digit() {
        assertThat(Json.text(CaseYaml.read("x.yaml", FILE).root()))
                .isEqualTo(
                        "{\"tests\":[{\"name\":\"one\",\"send\":{\"json\":{\"price\":12.50,\"a/b\":[1,{\"c\":\"7\"}]}}}]}");
        assertThat(Json.text(CaseYaml.read("x.yaml", "[yes, true, null, 0x10, 2026-11-11, 1e3, .inf]")
                        .root()))
                .isEqualTo("[\"yes\",true,null,\"0x10\",\"2026-11-11\",1000,\".inf\"]");
        assertThat(CaseYaml.read("x.yaml", "").root().isNull()).isTrue();
    }

    @Test
    void knows_where_everything_stands() {
        CaseYaml tree = CaseYaml.read("x.yaml", FILE);
        assertThat(tree.place("/tests/0")).hasToString("x.yaml:2:5");
        assertThat(tree.place("/tests/0/send/json/price")).hasToString("x.yaml:3:19");
        assertThat(tree.place("/tests/0/send/json/a~1b/1/c")).hasToString("x.yaml:3:45");
        assertThat(tree.place("/tests/0/expect/call")).as("nearest").hasToString("x.yaml:2:5");
    }

    @Test
    void what_is_no_yaml_is_told_by_its_place() {
        malformed("tests:\n  - {name: one\n", "x.yaml:3:1");
        malformed("tests: 1\ntests: 2\n", "x.yaml:2:1");
        malformed("a: 1\n- 2\n", "x.yaml:2:1");
    }

    private static void malformed(String text, String place) {
        assertThatThrownBy(() -> CaseYaml.read("x.yaml", text))
                .isInstanceOfSatisfying(
                        CaseYaml.Malformed.class, e -> assertThat(e.place()).hasToString(place));
    }
}
