package linkspan.mapping.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapping that does not end is ended, and its thread is free. */
class BudgetTest {
    private static final long FEW_STEPS = 300_000;

    @TempDir
    private Path root;

    private JsonNode run(String extension, String mapping, String input) throws IOException {
        Path file = Files.createDirectories(root.resolve("acme")).resolve("deliver-order-created." + extension);
        Files.writeString(file, mapping);
        Mappings mappings = new Mappings(root, List.of(new JsltEngine(root), new XsltEngine(root)));
        return mappings.get("acme/deliver-order-created").map(Json.read(input), Map.of());
    }

    private JsonNode runInFewSteps(String extension, String mapping, String input) throws IOException {
        try (Budget few = Budget.open(() -> 0, FEW_STEPS)) {
            return run(extension, mapping, input);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def twice(n) if ($n < 1) 0 else twice($n - 1) + twice($n - 1)  twice(60)",
                "let a = split(.tens, \"\")  size([for ($a) size([for ($a) size([for ($a) size([for ($a) 1])])])])",
                "test(.a, \"(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)b\")",
                "capture(.a, \"(?<x>a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)b\")",
                "replace(.a, \"(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)b\", \"\")",
                "split(.a, \"(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)b\")",
                "matching(.a, \"(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)b\", \"a\")"
            })
    void a_jslt_loop_or_pattern_without_end_is_a_failed_mapping(String mapping) {
        String input = "{\"a\": \"" + "a".repeat(60) + "!\", \"tens\": \"" + "x".repeat(400) + "\"}";
        assertThatThrownBy(() -> runInFewSteps("jslt", mapping, input))
                .isInstanceOf(MappingFailed.class)
                .hasMessageContaining("without end");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xsl:for-each select='1 to 1000000'><xsl:for-each select='1 to 1000000'><xsl:if test='. = -1'>x</xsl:if>"
                        + "</xsl:for-each></xsl:for-each>",
                "<xsl:if test='some $x in 1 to 1000000000 satisfies $x * $x = -1'>x</xsl:if>",
                "<xsl:value-of select='for $i in 1 to 100000, $j in 1 to 100000 return if ($i * $j = -1) then 1 else ()'/>",
                "<xsl:iterate select='1 to 1000000000'><xsl:param name='n' select='0'/>"
                        + "<xsl:next-iteration><xsl:with-param name='n' select='$n + .'/></xsl:next-iteration></xsl:iterate>",
                "<xsl:call-template name='twice'><xsl:with-param name='n' select='60'/></xsl:call-template>"
            })
    void an_xslt_loop_that_writes_nothing_is_a_failed_mapping(String body) {
        String sheet = "<xsl:stylesheet version='3.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
                + "<xsl:template match='/'><out>" + body + "</out></xsl:template>"
                + "<xsl:template name='twice'><xsl:param name='n'/><xsl:if test='$n &gt; 0'>"
                + "<xsl:call-template name='twice'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template>"
                + "<xsl:call-template name='twice'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template>"
                + "</xsl:if></xsl:template></xsl:stylesheet>";
        assertThatThrownBy(() -> runInFewSteps("xsl", sheet, "{}"))
                .isInstanceOf(MappingFailed.class)
                .hasMessageContaining("without end");
    }

    @Test
    void a_text_of_much_white_space_is_trimmed_in_a_step_for_each_character() throws IOException {
        String text = "a" + " ".repeat(200_000) + "b \u3000\ufeff";
        JsonNode made = run("jslt", "{\"a\": trimmed(.a)}", "{\"a\": \"" + text + "\"}");
        assertThat(made.path("a").asText()).isEqualTo("a" + " ".repeat(200_000) + "b");
    }

    @Test
    void a_run_has_twenty_million_steps_and_one_inside_another_as_many_as_that_one() {
        try (Budget whole = Budget.open(() -> 0)) {
            for (long i = 0; i < Budget.MOST_STEPS; i++) {
                Budget.step();
            }
            assertThatThrownBy(Budget::step).isInstanceOf(Budget.Spent.class);
        }
        try (Budget few = Budget.open(() -> 0, 2);
                Budget inner = Budget.open(() -> 0)) {
            Budget.step();
            Budget.step();
            assertThatThrownBy(Budget::step).isInstanceOf(Budget.Spent.class);
        }
    }

    @Test
    void time_is_looked_at_now_and_then_and_what_is_spent_stays_spent() {
        AtomicLong nanos = new AtomicLong();
        try (Budget budget = Budget.open(nanos::get)) {
            for (int i = 0; i < 10_000; i++) {
                Budget.step();
            }
            nanos.set((Budget.MOST_SECONDS + 1) * 1_000_000_000L);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            Budget.step();
                        }
                    })
                    .isInstanceOf(Budget.Spent.class);
            assertThatThrownBy(Budget::step).isInstanceOf(Budget.Spent.class);
            try (Budget inner = Budget.open(nanos::get)) {
                Budget.step();
            }
            assertThatThrownBy(Budget::step).as("the outer one again").isInstanceOf(Budget.Spent.class);
        }
        Budget.step();
    }
}
