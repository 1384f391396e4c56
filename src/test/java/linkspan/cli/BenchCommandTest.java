package linkspan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        return new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void what_cannot_be_measured_is_a_usage_error_that_says_so() {
        assertThat(execute("marks")).isEqualTo(2);
        assertThat(err.toString()).contains("'marks' is no bench");
        assertThat(execute()).isEqualTo(2);
        assertThat(execute("accept", "--database", "db2")).isEqualTo(2);
        assertThat(err.toString()).contains("--database must be h2 or postgresql, is db2");
        assertThat(execute("slow-system", "--in-flight", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--in-flight must be 1 to 10000, is 0");
        assertThat(execute("accept", "--overload", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--overload must be 2 to 10, is 1");
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("bench slow-system");
    }
}
