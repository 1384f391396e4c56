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
    void what_cannot_be_measured_yet_is_a_usage_error_that_says_so() {
        assertThat(execute("poll")).isEqualTo(2);
        assertThat(err.toString()).contains("bench poll arrives with production mode");
        assertThat(execute("marks")).isEqualTo(2);
        assertThat(err.toString()).contains("'marks' is no bench");
        assertThat(execute()).isEqualTo(2);
        assertThat(execute("--help")).isZero();
        assertThat(out.toString()).contains("bench slow-system");
    }
}
