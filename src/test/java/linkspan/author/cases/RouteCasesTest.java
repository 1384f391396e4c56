package linkspan.author.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.author.check.Checked;
import linkspan.author.check.Finding;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route of a system that is no part of the product, with a case or two. */
class RouteCasesTest {
    private static final String ROUTE = """
            - route:
                id: acme.deliver-order-created
                nodePrefixId: acme.deliver-order-created.
                errorHandler:
                  noErrorHandler: {}
                from:
                  uri: event:order-created
                  parameters:
                    system: acme
                  steps:
            """;
    private static final String PACK = """
                    - choice:
                        id: how
                        when:
                          - id: large
                            jsonpath: "$[?(@.items.length() > 1)]"
                            steps:
                              - to: {id: call-freight, uri: "call:acme/freight?url=freight-url"}
                        otherwise:
                          id: small
                          steps:
                            - to: {id: map, uri: mapping:acme/deliver-order-created}
                            - to: {id: call, uri: "call:acme/orders/{orderId}"}
            """;
    private static final String SMALL = "{json: {orderId: O-1, items: [1]}}";
    private static final String LARGE = "{json: {orderId: O-1, items: [1, 2]}}";

    @TempDir
    private Path home;

    @BeforeEach
    void a_system() throws IOException {
        write("routes/acme/system.properties", """
                acme.title=Acme
                acme.url=https://acme.example.com/api
                acme.freight-url=https://freight.example.com
                """);
        write("mappings/acme/deliver-order-created.jslt", "{\"number\": .orderId, \"count\": size(.items)}");
        Files.createDirectories(home.resolve("mappings/_canonical"));
        route(PACK);
    }

    @Test
    void a_route_with_another_id_is_said_to_be_none() throws IOException {
        write(
                "routes/acme/deliver-order-created.camel.yaml",
                (ROUTE + PACK.indent(4))
                        .replaceFirst("id: acme.deliver-order-created", "id: acme.deliver-orders-created"));
        cases(test(SMALL, "", "{retry: [{code: system-unreachable}]}"));

        assertThat(check().toString()).contains("there is no route acme.deliver-order-created in its file");
    }

    @Test
    void passes_when_it_is_as_it_should_be() throws IOException {
        cases(test(SMALL, "", "{call: {path: orders/O-1, key: $uuid, json: {number: O-1, count: 1}}}"));
        assertThat(check()).singleElement().satisfies(each -> {
            assertThat(each.passed()).as(each.toString()).isTrue();
            assertThat(each.name()).isEqualTo("acme.deliver-order-created case 0");
        });
    }

    @Test
    void a_changed_mapping_fails_by_step_and_path() throws IOException {
        cases(test(SMALL, "", "{call: {json: {number: O-1, count: 1}}}"));
        write("mappings/acme/deliver-order-created.jslt", "{\"number\": .orderId, \"count\": 7}");
        assertThat(found()).isEqualTo("call count: expected 1, got 7");
    }

    @Test
    void a_changed_choice_fails_by_what_was_silent_and_what_was_not() throws IOException {
        cases(test(LARGE, "", "{call-freight: {url: freight-url, path: freight}}"));
        route(PACK.replace("> 1", "> 2"));
        assertThat(findings())
                .extracting(Finding::text)
                .containsExactlyInAnyOrder(
                        "call-freight: expected 1, got none",
                        "call: must stay silent, but this left: method POST, path orders/O-1,"
                                + " key 00000000-0000-4000-8000-000000000001, timeout 10s");
    }

    @Test
    void part_of_a_body_is_enough_where_only_a_part_is_named() throws IOException {
        cases(test(SMALL, "", "{call: {contains: {number: O-1}}}"));
        assertThat(check()).allMatch(Checked::passed);
        cases(test(SMALL, "", "{call: {contains: {number: O-2}}}"));
        assertThat(found()).isEqualTo("call number: expected \"O-2\", got \"O-1\"");
    }

    @Test
    void a_lost_answer_is_uncertain_where_the_key_is_not_honoured() throws IOException {
        cases(test(SMALL, "fail: {call: {lost: time-out}}", "{call: {}, uncertain: {code: answer-lost}}"));
        assertThat(check()).allMatch(Checked::passed);
        Files.writeString(
                home.resolve("routes/acme/system.properties"),
                "acme.url=x\nacme.freight-url=x\nacme.idempotent=true\n");
        assertThat(findings())
                .extracting(Finding::text)
                .containsExactly(
                        "retry: not expected: code answer-lost, text time-out", "uncertain: expected 1, got none");
    }

    @Test
    void what_a_case_prepares_in_vain_is_a_failure() throws IOException {
        cases(test(SMALL, "reply: {call-freight: {status: 201}}", "{call: {}}"));
        assertThat(found()).isEqualTo("call-freight: was never reached, its reply or failure is not used");
    }

    @Test
    void nothing_leaves_by_components_that_are_not_the_hubs() throws IOException {
        route("""
                    - to: {id: ask, uri: "http://127.0.0.1:1/nobody?httpMethod=POST"}
                    - to: {id: tell, uri: "kafka:news?brokers=127.0.0.1:1"}
                    - to: {id: store, uri: "file:/nowhere?fileName=x"}
                    - to: {id: elsewhere, uri: "direct:other.ask-something"}
            """);
        cases(test(SMALL, "reply: {ask: {json: {id: 7}}}", """
                {ask: {json: {orderId: O-1, items: [1]}}, tell: {uri: "kafka:news", json: {id: 7}}, store: {},
                 elsewhere: {uri: "direct:other.ask-something"}}"""));
        assertThat(check()).allSatisfy(each -> assertThat(each.findings()).isEmpty());
        assertThat(Path.of("/nowhere")).doesNotExist();
    }

    @Test
    void what_a_route_fetches_on_its_way_is_the_cases_reply() throws IOException {
        route("""
                    - pollEnrich: {id: fetch, constant: "file:/nowhere?noop=true", timeout: "1"}
                    - to: {id: tell, uri: "kafka:news"}
            """);
        cases(test(SMALL, "reply: {fetch: {json: {id: 7}}}", """
                {fetch: {uri: "file:/nowhere"}, tell: {uri: "kafka:news", json: {id: 7}}}"""));
        assertThat(check()).allSatisfy(each -> assertThat(each.findings()).isEmpty());
    }

    @Test
    void cases_do_not_know_of_each_other() throws IOException {
        route("""
                    - idempotentConsumer:
                        id: once
                        idempotentRepository: "#inbox"
                        jsonpath: $.orderId
                        steps:
                          - to: {id: call, uri: "call:acme/orders"}
            """);
        cases(
                test("[" + SMALL + ", " + SMALL + "]", "", "{call: {}}"),
                test(SMALL, "", "{call: {}}"),
                test(SMALL, "fail: {call: down}", "{call: {}, retry: {code: system-unreachable}}"),
                test(SMALL, "", "{call: {}}"));
        assertThat(check())
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.findings()).isEmpty());
    }

    @Test
    void a_route_that_does_not_start_says_why_in_one_line() throws IOException {
        cases(test(SMALL, "", "{call: {}}"));
        Files.delete(home.resolve("mappings/acme/deliver-order-created.jslt"));
        assertThat(found())
                .isEqualTo("no case can be played: mappings/acme/deliver-order-created: no such mapping, looked for"
                        + " .jslt, .xsl");
    }

    @Test
    void settings_that_cannot_be_used_are_told_once() throws IOException {
        cases(test(SMALL, "", "{call: {}}"), test(SMALL, "", "{call: {}}"));
        write("routes/acme/system.properties", "acme.rerty=1s\n");
        assertThat(found()).startsWith("no case can be played: ").contains("acme.rerty: there is no such key");
    }

    @Test
    void only_what_is_in_scope_is_played() throws IOException {
        cases(test(SMALL, "", "{call: {}}"));
        assertThat(check(new Scope(List.of(home.resolve("mappings"))))).isEmpty();
        assertThat(check(new Scope(List.of(home.resolve("routes/acme/deliver-order-created.camel.yaml")))))
                .hasSize(1);
    }

    private static String test(String send, String meets, String expect) {
        return "    send: " + send + "\n" + (meets.isEmpty() ? "" : "    " + meets + "\n") + "    expect: "
                + expect.replace("\n", "\n      ") + "\n";
    }

    private void cases(String... tests) throws IOException {
        StringBuilder file = new StringBuilder("tests:\n");
        for (int i = 0; i < tests.length; i++) {
            file.append("  - name: case ").append(i).append('\n').append(tests[i]);
        }
        write("routes/acme/deliver-order-created.test.yaml", file.toString());
    }

    private void route(String steps) throws IOException {
        write("routes/acme/deliver-order-created.camel.yaml", ROUTE + steps.indent(4));
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String found() {
        List<Finding> findings = findings();
        assertThat(findings).hasSize(1);
        return findings.get(0).text();
    }

    private List<Finding> findings() {
        return check().stream().flatMap(each -> each.findings().stream()).toList();
    }

    private List<Checked> check() {
        return check(Scope.ALL);
    }

    private List<Checked> check(Scope scope) {
        List<Checked> told = new ArrayList<>();
        new RouteCases(name -> null)
                .check(new Sources(home.resolve("routes"), home.resolve("mappings")), scope, told::add);
        return told;
    }
}
