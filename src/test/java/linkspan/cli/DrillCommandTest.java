package linkspan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DrillCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        return new CommandLine(new DrillCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void what_cannot_be_drilled_is_a_usage_error_before_anything_starts(@TempDir Path data) throws Exception {
        assertThat(execute("--instances", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("--instances 2 needs --database postgresql");
        assertThat(execute("--database", "postgresql", "--instances", "6")).isEqualTo(2);
        assertThat(err.toString()).contains("--instances must be 1 to 5, is 6");
        assertThat(execute("--faults", "pause,broker")).isEqualTo(2);
        assertThat(err.toString()).contains("--faults broker needs --database postgresql");
        assertThat(execute("--faults", "flood")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'flood' is not kill, pause, broker, database, rolling, crossing, slow, trim or all");
        assertThat(execute("--faults", "trim")).isEqualTo(2);
        assertThat(err.toString()).contains("--faults trim needs --database postgresql");
        assertThat(execute("--faults", "all", "--minutes", "1441")).isEqualTo(2);
        assertThat(err.toString()).contains("--minutes must be 0 to 1440");
        assertThat(execute("--database", "db2")).isEqualTo(2);
        assertThat(err.toString()).contains("--database must be h2 or postgresql, is db2");
        assertThat(execute("--break", "promises")).isEqualTo(2);
        assertThat(err.toString()).contains("'promises' is not dedupe, order or commit");
        assertThat(execute("--kills", "-1")).as(err.toString()).isEqualTo(2);
        assertThat(err.toString()).contains("--kills must be 0 to 100000, is -1");
        Files.writeString(data.resolve("journal"), "");
        assertThat(execute("--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is not empty");
    }

    @Test
    void help_has_an_example() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("drill --kills 5 --seed 1");
    }
}
