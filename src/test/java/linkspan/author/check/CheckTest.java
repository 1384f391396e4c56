package linkspan.author.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import linkspan.mapping.Place;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class CheckTest {
    private static final Sources NONE = new Sources(Path.of("none/routes"), Path.of("none/mappings"));
    private static final Finding BROKEN =
            new Finding(FindingCode.MAPPING_BROKEN, new Place("mappings/acme/x.jslt", 3, 5), "unexpected }");

    private static Checked file(Finding... findings) {
        return new Checked(Checked.Kind.FILE, "mappings/acme/x.jslt", List.of(findings), Duration.ofMillis(7));
    }

    @Test
    void a_bug_of_a_checker_is_told_and_the_others_go_on() {
        Checker buggy = (sources, scope, told) -> List.of().get(3);
        Report report = new Check(List.of(buggy, (sources, scope, told) -> told.accept(file()))).run(NONE, Scope.ALL);
        assertThat(report.passed()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(new ReportText(Ansi.OFF).findings(report))
                .contains("is broken, tell its makers: java.lang.ArrayIndexOutOfBoundsException")
                .hasLineCount(1);
        assertThat(ReportJson.of(report).path("bugs")).hasSize(1);
    }

    @Test
    void a_file_that_two_checkers_look_at_counts_once() {
        Report report = new Check(List.of(
                        (sources, scope, told) -> told.accept(file(BROKEN)),
                        (sources, scope, told) -> told.accept(file()),
                        (sources, scope, told) -> told.accept(file(BROKEN))))
                .run(NONE, Scope.ALL);
        assertThat(report.checked()).hasSize(1);
        assertThat(report.checked().get(0).took()).isEqualTo(Duration.ofMillis(21));
        assertThat(report.findings()).containsExactly(BROKEN);
        assertThat(report.failed()).isEqualTo(1);
    }

    @Test
    void colours_mark_the_finding_on_a_terminal() {
        Report report = new Check(List.of((sources, scope, told) -> told.accept(file(BROKEN)))).run(NONE, Scope.ALL);
        assertThat(new ReportText(Ansi.OFF).findings(report))
                .isEqualTo("mappings/acme/x.jslt:3:5 mapping-broken: unexpected }\n");
        assertThat(new ReportText(Ansi.ON).findings(report)).contains("\u001b[31mmapping-broken:");
    }
}
