package linkspan.author.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.author.check.Finding;
import linkspan.author.check.Rewrite;
import linkspan.author.check.Sources;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.xslt.XsltEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleRunTest {
    private static final String NAME = "acme/deliver-order-cancelled";

    @TempDir
    private Path home;

    private void write(String file, String text) throws IOException {
        Path path = home.resolve("mappings/acme").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private ExampleRun run() {
        Path root = home.resolve("mappings");
        ExampleFolder folder = ExampleFolder.read(root, NAME);
        assertThat(folder.strays()).isEmpty();
        Mappings mappings = new Mappings(root, List.of(new JsltEngine(root), new XsltEngine(root)));
        return ExampleRun.of(folder.examples().get(0), mappings.get(NAME), new Sources(home.resolve("routes"), root));
    }

    private static String found(ExampleRun run) {
        assertThat(run.findings()).hasSize(1);
        return run.findings().get(0).toString();
    }

    @Test
    void an_output_as_expected_is_fine() throws IOException {
        write("deliver-order-cancelled.jslt", "{\"no\": .orderId}");
        write("deliver-order-cancelled/one.in.json", "{\"orderId\": \"O-1\"}");
        write("deliver-order-cancelled/one.out.json", "{\"no\": \"O-1\"}");
        assertThat(run().findings()).isEmpty();
    }

    @Test
    void another_output_is_told_with_path_and_line_and_can_be_taken_over() throws IOException {
        write("deliver-order-cancelled.jslt", "{\"no\": .orderId, \"why\": .reason}");
        write("deliver-order-cancelled/one.in.json", "{\"orderId\": \"O-1\"}");
        write("deliver-order-cancelled/one.out.json", "{\n  \"no\": \"O-2\",\n  \"why\": null\n}\n");
        ExampleRun run = run();
        assertThat(found(run))
                .isEqualTo("mappings/acme/deliver-order-cancelled/one.out.json:2:9 example-failed: " + NAME
                        + " one comes out differently\nno: expected \"O-2\", got \"O-1\"");
        run.rewrites().forEach(Rewrite::write);
        assertThat(run().findings()).isEmpty();
    }

    @Test
    void a_refusal_has_to_say_what_was_expected() throws IOException {
        write("deliver-order-cancelled.jslt", "{\"no\": required(.orderId)}");
        write("deliver-order-cancelled/one.in.json", "{\"orderId\": \" \"}");
        write("deliver-order-cancelled/one.error.txt", "orderId: missing\n");
        assertThat(run().findings()).isEmpty();
        write("deliver-order-cancelled/one.error.txt", "customer: missing\n");
        ExampleRun run = run();
        assertThat(found(run)).contains("one.error.txt:1:1", "another reason", "orderId: missing");
        assertThat(run.rewrites().get(0).text()).isEqualTo("orderId: missing\n");
    }

    @Test
    void a_refusal_instead_of_an_output_is_not_taken_over() throws IOException {
        write("deliver-order-cancelled.jslt", "{\"no\": required(.orderId)}");
        write("deliver-order-cancelled/one.in.json", "{}");
        write("deliver-order-cancelled/one.out.json", "{\"no\": \"O-1\"}");
        ExampleRun run = run();
        assertThat(found(run))
                .contains("one.in.json:1:1", "is refused: orderId: missing")
                .contains("mappings/acme/deliver-order-cancelled.jslt:1:8");
        assertThat(run.rewrites()).isEmpty();
    }

    @Test
    void an_output_instead_of_a_refusal_is_not_taken_over() throws IOException {
        write("deliver-order-cancelled.jslt", "{\"no\": .orderId}");
        write("deliver-order-cancelled/one.in.json", "{}");
        write("deliver-order-cancelled/one.error.txt", "orderId: missing");
        ExampleRun run = run();
        assertThat(found(run)).contains("one.error.txt:1:1", "is mapped, and was to be refused: orderId: missing");
        assertThat(run.rewrites()).isEmpty();
    }

    @Test
    void an_input_that_is_no_json_says_where() throws IOException {
        write("deliver-order-cancelled.jslt", "{\"no\": .orderId}");
        write("deliver-order-cancelled/one.in.json", "{\n  \"orderId\": \n}");
        write("deliver-order-cancelled/one.out.json", "{\"no\": null}");
        assertThat(found(run())).contains("one.in.json:3:", "not JSON");
        write("deliver-order-cancelled/one.out.json", "{}");
        Files.delete(home.resolve("mappings/acme/deliver-order-cancelled/one.out.json"));
        write("deliver-order-cancelled/one.error.txt", "not JSON");
        assertThat(run().findings()).isEmpty();
    }

    @Test
    void what_is_expected_of_an_input_can_be_made() throws IOException {
        write("deliver-order-cancelled.jslt", "{\"no\": .orderId}");
        write("deliver-order-cancelled/one.in.json", "{\"orderId\": \"O-1\"}");
        ExampleRun run = run();
        assertThat(found(run)).contains("one.in.json:1:1 orphan: ", "nothing is expected");
        run.rewrites().forEach(Rewrite::write);
        assertThat(run().findings()).isEmpty();
    }

    @Test
    void a_refusal_is_shown_before_it_is_what_is_expected() throws IOException {
        write("deliver-order-cancelled.jslt", "{\"no\": required(.orderId)}");
        write("deliver-order-cancelled/one.in.json", "{}");
        ExampleRun run = run();
        assertThat(run.rewrites())
                .singleElement()
                .satisfies(rewrite -> assertThat(found(run))
                        .contains(
                                "nothing is expected",
                                "it is refused: " + rewrite.text().strip()));
        run.rewrites().forEach(Rewrite::write);
        assertThat(run().findings()).isEmpty();
    }

    @Test
    void the_event_is_always_the_same() throws IOException {
        write(
                "deliver-order-cancelled.jslt",
                "{\"id\": $event.eventId, \"type\": $event.eventType, \"at\": utc($event.timestamp)}");
        write("deliver-order-cancelled/one.in.json", "{}");
        write(
                "deliver-order-cancelled/one.out.json",
                "{\"id\": \"$uuid\", \"type\": \"ORDER_CANCELLED\", \"at\": \"2026-01-01T00:00:00Z\"}");
        assertThat(run().findings()).isEmpty();
    }

    @Test
    void xml_is_compared_by_what_it_means() throws IOException {
        write("deliver-order-cancelled.xsl", """
                <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
                  <xsl:template match="/data"><o><no><xsl:value-of select="orderId"/></no></o></xsl:template>
                </xsl:stylesheet>
                """);
        write("deliver-order-cancelled/one.in.json", "{\"orderId\": \"O-1\"}");
        write("deliver-order-cancelled/one.out.xml", "<o>\n  <no>O-1</no>\n</o>\n");
        assertThat(run().findings()).isEmpty();
        write("deliver-order-cancelled/one.out.xml", "<o>\n  <no>O-2</no>\n</o>\n");
        ExampleRun run = run();
        assertThat(found(run)).contains("one.out.xml:2:", "/o/no: expected \"O-2\", got \"O-1\"");
        run.rewrites().forEach(Rewrite::write);
        assertThat(run().findings()).isEmpty();
    }

    @Test
    void an_example_expects_one_thing() throws IOException {
        write("deliver-order-cancelled.jslt", "{\"no\": .orderId}");
        write("deliver-order-cancelled/one.in.json", "{}");
        write("deliver-order-cancelled/one.out.json", "{\"no\": null}");
        write("deliver-order-cancelled/one.error.txt", "orderId");
        assertThat(run().findings())
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .contains("several things");
    }
}
