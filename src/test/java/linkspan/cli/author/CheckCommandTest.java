package linkspan.cli.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import linkspan.Linkspan;
import linkspan.cli.Typed;
import linkspan.model.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import picocli.CommandLine;

class CheckCommandTest {
    private static final Path GOOD = Path.of("src/test/resources/check/good");
    private static final String CASES = "routes/acme/deliver-order-created.test.yaml";
    private static final String OUT = "mappings/acme/deliver-order-created/minimal.out.json";

    @TempDir
    private Path home;

    @BeforeEach
    void copyHome() throws IOException {
        try (Stream<Path> files = Files.walk(GOOD)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = home.resolve(GOOD.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(home.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(home.resolve(file), text.replace(from, to));
    }

    private Typed check(String... more) {
        return Typed.run(Stream.concat(Stream.of("check", "--home", home.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void all_that_is_shipped_passes() {
        Typed typed = Typed.run("check");
        assertThat(typed.code()).as(typed.out()).isZero();
        assertThat(typed.out().lines().toList()).hasSize(2).last().asString().matches("\\d{2,} passed, 0 failed");
    }

    @Test
    void a_difference_is_told_with_mapping_case_and_path() throws IOException {
        change(OUT, "\"O-1\"", "\"O-2\"");
        Typed typed = check();
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .contains(OUT + ":2:13 example-failed: acme/deliver-order-created minimal comes out differently\n"
                        + "    number: expected \"O-2\", got \"O-1\"\n")
                .endsWith(" passed, 1 failed\n");
    }

    @Test
    void json_is_one_line_with_the_findings() throws IOException {
        change(OUT, "\"O-1\"", "\"O-2\"");
        Typed typed = check("--json");
        assertThat(typed.out().lines()).hasSize(1);
        JsonNode report = Json.read(typed.out().strip());
        assertThat(report.path("failed").intValue()).isEqualTo(1);
        assertThat(report.path("took").intValue()).isPositive();
        assertThat(report.path("findings").path(0).path("code").textValue()).isEqualTo("example-failed");
        assertThat(report.path("findings").path(0).path("file").textValue()).isEqualTo(OUT);
        assertThat(report.path("findings").path(0).path("line").intValue()).isEqualTo(2);
    }

    @Test
    void junit_gets_a_suite_of_examples_with_the_failure() throws Exception {
        change(OUT, "\"O-1\"", "\"O-2\\u0007\"");
        Path file = home.resolve("reports/check.xml");
        assertThat(check("--junit", file.toString()).code()).isEqualTo(1);
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        Element examples = (Element) suites.getElementsByTagName("testsuite").item(1);
        assertThat(examples.getAttribute("name")).isEqualTo("linkspan check examples");
        assertThat(examples.getAttribute("failures")).isEqualTo("1");
        Element example = (Element) examples.getElementsByTagName("testcase").item(0);
        assertThat(example.getAttribute("classname")).isEqualTo("linkspan.acme/deliver-order-created");
        assertThat(example.getAttribute("name")).isEqualTo("minimal");
        assertThat(example.getElementsByTagName("failure").item(0).getTextContent())
                .contains("number: expected");
    }

    @Test
    void update_shows_the_difference_and_takes_it_over() throws IOException {
        String out = "mappings/acme/receive-order-created/minimal.out.json";
        change("mappings/acme/receive-order-created.jslt", ".no}", ".no, \"placedAt\": \"today\"}");
        Typed typed = check("--update");
        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .contains("[0].placedAt: expected nothing, got \"today\"")
                .contains("wrote " + out)
                .endsWith(" 0 failed\n");
        assertThat(Files.readString(home.resolve(out))).contains("\"placedAt\": \"today\"");
    }

    @Test
    void update_writes_values_that_stand_in_a_case_and_leaves_everything_else() throws IOException {
        String before = Files.readString(home.resolve(CASES));
        change(
                CASES,
                "path: orders, json: {number: O-1, country: 49}",
                "path: 'order',  json: {number: O-9, country: 50}");
        Typed typed = check("--update");
        assertThat(typed.code()).as(typed.out()).isZero();
        assertThat(typed.out())
                .contains(CASES + ":5:36 case-failed: call path: expected order, got orders\n")
                .contains(" call number: expected \"O-9\", got \"O-1\"\n")
                .contains("wrote " + CASES + "\n")
                .doesNotContain("left for a person");
        assertThat(home.resolve(CASES))
                .content()
                .isEqualTo(before.replace("path: orders, json", "path: 'orders',  json"));
    }

    @Test
    void update_says_in_which_line_it_left_something_for_a_person() throws IOException {
        change(CASES, "json: {number: O-1, country: 49}", "json: {number: O-9, country: 49, colour: red}");
        Typed typed = check("--update");
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .contains("wrote " + CASES + "\nleft for a person:\n" + CASES
                        + ":5:83 case-failed: call colour: expected \"red\", got nothing\n");
        assertThat(home.resolve(CASES)).content().contains("{number: O-1, country: 49, colour: red}");
    }

    @Test
    void what_is_only_worth_a_look_is_shown_and_passes() throws Exception {
        Path file = home.resolve("check.xml");
        Typed typed = Typed.run(
                "check", "--home", "src/test/resources/check/bad/amounts-disagree", "--junit", file.toString());
        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .contains(
                        "discount-forgotten.out.json:17:14 amounts-disagree: acme/receive-order-created"
                                + " discount-forgotten [0].total: lines, shipping, discounts and tax make 19.00, stated is 20.00\n")
                .endsWith(" 0 failed\n");
        assertThat(file).content().contains("<system-out>mappings/acme/").doesNotContain("<failure");
    }

    @Test
    void watch_checks_what_an_edit_touches_until_it_is_stopped() throws Exception {
        StringWriter out = new StringWriter();
        CommandLine command = Linkspan.commandLine().setOut(new PrintWriter(out));
        FutureTask<Integer> watching =
                new FutureTask<>(() -> command.execute("check", "--watch", "--home", home.toString()));
        Thread thread = new Thread(watching);
        thread.start();
        await().until(() -> out.toString().contains("watching"));
        change(OUT, "\"O-1\"", "\"O-2\"");
        await().until(() -> out.toString().contains(" 1 failed"));
        assertThat(out.toString()).contains("edited " + OUT, "number: expected \"O-2\", got \"O-1\"");
        thread.interrupt();
        assertThat(watching.get(1, TimeUnit.MINUTES)).isZero();
    }

    @Test
    void a_path_is_checked_with_what_uses_it() throws IOException {
        change(OUT, "\"O-1\"", "\"O-2\"");
        assertThat(check("mappings/acme/deliver-order-created.jslt").code()).isEqualTo(1);
        assertThat(check(home.resolve(OUT).toString()).code()).isEqualTo(1);
        assertThat(check("mappings/_canonical").code()).isZero();
    }

    @Test
    void a_path_that_is_not_there_is_a_mistake_of_use() {
        assertThat(check("mappings/nowhere").code()).isEqualTo(2);
        assertThat(check("mappings/nowhere").err()).contains("there is no mappings/nowhere");
        assertThat(check("/etc/hostname").err()).contains("nothing to check in /etc/hostname");
        assertThat(Typed.run("check", "--home", home.resolve("none").toString()).code())
                .isEqualTo(2);
    }

    @Test
    void colours_are_for_terminals() throws IOException {
        change(OUT, "\"O-1\"", "\"O-2\"");
        assertThat(check().out()).doesNotContain("\u001b");
    }

    @Test
    void help_has_an_example() {
        assertThat(List.of(Typed.run("check", "--help").out().split("\n")))
                .anyMatch(line -> line.contains("linkspan.jar check"));
    }
}
