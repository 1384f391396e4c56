package linkspan.author.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.author.check.Checked;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case says of a message that its route cannot take what the hub would do with it. */
class ReceivedCasesTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "keep, '', kept",
        "refuse, '', refused",
        "keep, ', topic: news', kept",
        "refuse, ', topic: news', kept",
    })
    void a_case_rules_as_the_hub_does(String setting, String topic, String word) throws IOException {
        system(setting, topic);
        expects("{json: {items: []}}", "{" + word + ": {code: mapping-failed, text: no id}}");
    }

    @Test
    void a_body_that_is_no_document_is_kept_where_the_hub_keeps_it() throws IOException {
        system("keep", "");
        expects("{text: hello}", "{kept: {code: json-malformed}}");
    }

    private void system(String setting, String topic) throws IOException {
        write("routes/acme/system.properties", "acme.title=Acme\nacme.unmappable=" + setting + "\n");
        write("mappings/acme/receive-order-created.jslt", "if (.id) {\"orderId\": .id} else error(\"no id\")");
        Files.createDirectories(home.resolve("mappings/_canonical"));
        write("routes/acme/receive-order-created.camel.yaml", """
                - route:
                    id: acme.receive-order-created
                    nodePrefixId: acme.receive-order-created.
                    errorHandler:
                      noErrorHandler: {}
                    from:
                      uri: receive:order-created
                      parameters: {system: acme%s}
                      steps:
                        - to: {id: map, uri: mapping:acme/receive-order-created}
                """.formatted(topic));
    }

    private void expects(String send, String expect) throws IOException {
        write("routes/acme/receive-order-created.test.yaml", """
                tests:
                  - name: a case
                    send: %s
                    expect: %s
                """.formatted(send, expect));
        List<Checked> told = new ArrayList<>();
        new RouteCases(name -> null)
                .check(new Sources(home.resolve("routes"), home.resolve("mappings")), Scope.ALL, told::add);
        assertThat(told)
                .singleElement()
                .satisfies(each ->
                        assertThat(each.passed()).as(each.findings().toString()).isTrue());
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
