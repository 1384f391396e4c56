package linkspan.author.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.schema.FieldPath;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.model.kind.EventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
    private static final List<FieldPath> PERSONAL = List.of(new FieldPath(List.of("shipTo", "name")));

    @TempDir
    private Path root;

    private Preview preview(String mapping) throws IOException {
        Files.createDirectories(root.resolve("x"));
        Files.writeString(root.resolve("x/deliver-order-created.jslt"), mapping);
        Mappings mappings = new Mappings(root, List.of(new JsltEngine(root)));
        return new Preview(
                mappings.get("x/deliver-order-created"),
                EventTypes.own().of("order-created"),
                PERSONAL,
                OffSchema.never());
    }

    private static JsonNode told(String key, String rest) {
        return Json.read(("{'id': 'id-" + key + "', 'key': '" + key + "', " + rest + "}").replace('\'', '"'));
    }

    @Test
    void changes_are_grouped_by_path_with_the_first_as_example() throws IOException {
        Preview preview = preview("{\"lines\": [for (.items) {\"sku\": .sku}], \"to\": .shipTo.name + \"!\"}");
        String input = "'input': {'shipTo': {'name': 'Jana'}, 'items': [{'sku': 'A'}, {'sku': 'B'}]}, ";
        String one = "{'sku': 'A', 'discount': '1.00'}, {'sku': 'B', 'discount': '2.00'}";
        preview.add(told("1", input + "'output': {'lines': [" + one + "], 'to': 'Jana'}"));
        preview.add(told("2", input + "'output': {'lines': [" + one + "], 'to': 'Jana!'}"));
        preview.add(told("3", input + "'output': {'lines': [{'sku': 'A'}, {'sku': 'B'}], 'to': 'Jana!'}"));

        PreviewReport report = preview.report("order-created", Duration.ZERO);

        assertThat(report.counts()).isEqualTo(new PreviewReport.Counts(3, 0, 0, 2, 1, 0, 0, 0));
        assertThat(report.changed())
                .containsExactly(
                        new OutputChange("lines[].discount", 2, "1", "id-1", "\"1.00\"", "nothing"),
                        new OutputChange("to", 1, "1", "id-1", "•••", "•••"));
        assertThat(report.passed()).isTrue();
        assertThat(report.text())
                .contains("lines[].discount", "\"1.00\"")
                .endsWith("x/deliver-order-created over 3 of order-created, 2 differ, 1 are the same");
    }

    @Test
    void failures_come_first_and_say_which_are_new() throws IOException {
        Preview preview = preview("if (.bad) fail(\"bad for \" + .shipTo.name) else {\"a\": required(.a, \"a\")}");
        preview.add(told("1", "'input': {'bad': true, 'shipTo': {'name': 'Jana'}}, 'output': {'a': 1}"));
        preview.add(told("2", "'input': {'bad': true}, 'error': 'x: bad'"));
        preview.add(told("3", "'input': {'a': 1}, 'error': 'x: items[0].sku: missing'"));
        preview.add(told("4", "'input': {'a': 1}"));
        preview.add(told("5", "'unreadable': 'not JSON'"));

        PreviewReport report = preview.report("order-created", Duration.ofMillis(7));

        assertThat(report.passed()).isFalse();
        assertThat(report.counts()).isEqualTo(new PreviewReport.Counts(5, 1, 1, 0, 0, 1, 1, 1));
        assertThat(report.broken()).singleElement().satisfies(change -> {
            assertThat(change.what()).contains("bad for •••").doesNotContain("Jana");
            assertThat(change.key()).isEqualTo("1");
        });
        assertThat(report.mended()).map(OutputChange::what).containsExactly("x: items[].sku: missing");
        assertThat(report.text()).startsWith("INPUTS").contains("FAILS NOW").contains("1 fail that did not");
        assertThat(report.json().path("failsNow").asInt()).isEqualTo(1);
        assertThat(report.json()
                        .path("broken")
                        .path(0)
                        .path("example")
                        .path("key")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void a_field_that_is_called_like_a_person_is_hidden() throws IOException {
        Preview preview = preview("{}");
        preview.add(told("1", "'input': {'shipTo': {'name': 'Jana'}}, 'output': {'by': {'jana': 1}}"));
        assertThat(preview.report("order-created", Duration.ZERO).changed())
                .containsExactly(new OutputChange("by", 1, "1", "id-1", "•••", "nothing"));
        preview.add(told("2", "'input': {'shipTo': {'name': 'Jana'}}, 'output': {'jana': 1}"));
        assertThat(preview.report("order-created", Duration.ZERO).changed())
                .contains(new OutputChange("•••", 1, "2", "id-2", "1", "nothing"));
    }

    @Test
    void kinds_of_change_are_bounded() throws IOException {
        Preview preview = preview("{}");
        for (int i = 0; i < 2_000; i++) {
            preview.add(told("k" + i, "'input': {}, 'output': {'f" + i + "': 1}"));
        }
        PreviewReport report = preview.report("order-created", Duration.ZERO);
        assertThat(report.changed()).hasSize(501);
        assertThat(report.changed().get(0).what()).isEqualTo("(more)");
        assertThat(report.changed().get(0).count()).isEqualTo(1_500);
    }

    @Test
    void xml_is_compared_without_its_white_space() throws IOException {
        Files.createDirectories(root.resolve("x"));
        Files.writeString(root.resolve("x/deliver-order-created.xsl"), """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" expand-text="yes">
                  <xsl:template match="/data"><o><no>{orderId}</no></o></xsl:template>
                </xsl:stylesheet>
                """);
        Mappings mappings = new Mappings(root, List.of(new linkspan.mapping.xslt.XsltEngine(root)));
        Preview preview = new Preview(
                mappings.get("x/deliver-order-created"), EventTypes.own().of("order-created"), null, OffSchema.never());
        preview.add(told("1", "'input': {'orderId': '1'}, 'output': '<o>  <no>1</no></o>'"));
        preview.add(told("2", "'input': {'orderId': '2'}, 'output': '<o><no>2</no><tax>1</tax></o>'"));
        PreviewReport report = preview.report("order-created", Duration.ZERO);
        assertThat(report.counts().same()).isEqualTo(1);
        assertThat(report.changed()).containsExactly(new OutputChange("o.tax", 1, "2", "id-2", "\"1\"", "nothing"));
    }

    @Test
    void what_the_hub_would_keep_for_its_schema_fails_though_it_is_mapped() throws IOException {
        Path shipped = Path.of("mappings");
        Files.createDirectories(root.resolve("x"));
        Files.writeString(root.resolve("x/receive-customer-changed.jslt"), "{\"name\": .n} + .rest");
        Preview preview = new Preview(
                new Mappings(root, List.of(new JsltEngine(root))).get("x/receive-customer-changed"),
                EventTypes.own().of("customer-changed"),
                List.of(),
                OffSchema.of(shipped, EventType.CUSTOMER_CHANGED));
        String sound = "'customerId': 'C-1', 'status': 'ACTIVE'";
        preview.add(told("1", "'input': {'n': 'A', 'rest': {" + sound + "}}, 'output': {'name': 'A', " + sound + "}"));
        preview.add(told("2", "'input': {'n': 7, 'rest': {" + sound + "}}, 'output': {'name': 'A', " + sound + "}"));
        preview.add(told("3", "'input': {'n': 'A', 'rest': {" + sound + "}}, 'output': {'name': 7, " + sound + "}"));
        preview.add(told("4", "'input': {'n': 7, 'rest': {" + sound + "}}, 'error': 'n is missing'"));

        PreviewReport report = preview.report("customer-changed", Duration.ZERO);

        assertThat(report.text()).contains("customer-changed is off its schema: name: ");
        assertThat(report.counts()).isEqualTo(new PreviewReport.Counts(4, 1, 1, 0, 1, 0, 1, 0));
        assertThat(report.passed()).isFalse();
    }
}
