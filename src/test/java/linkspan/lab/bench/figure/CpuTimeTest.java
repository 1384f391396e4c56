package linkspan.lab.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTimeTest {
    @TempDir
    private Path proc;

    /** Fields of proc(5): user and system ticks, then those of children that ended. */
    private void process(long pid, long parent, String command, String times) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
        Files.writeString(
                folder.resolve("stat"),
                pid + " (" + command + ") S " + parent + " 1 1 0 -1 4194560 1 2 3 4 " + times + " 20 0 1 0 99 1 1\n");
    }

    @Test
    void counts_a_process_its_children_and_those_that_have_ended() throws Exception {
        process(10, 1, "postgres", "1 2 30 40");
        process(11, 10, "postgres: a) b (c", "5 6 0 0");
        process(12, 11, "postgres", "100 0 0 0");
        process(20, 1, "java", "1000 0 0 0");
        Files.createDirectories(proc.resolve("net"));
        Files.createDirectories(proc.resolve("30"));

        assertThat(new CpuTime(proc).of(List.of(10L))).isEqualTo(Duration.ofMillis(1_840));
        assertThat(new CpuTime(proc).of(List.of(10L, 11L, 20L))).isEqualTo(Duration.ofMillis(11_840));
        assertThat(new CpuTime(proc).of(List.of(99L))).isZero();
    }

    @Test
    void counts_the_whole_machine_without_its_waiting() throws Exception {
        Files.writeString(proc.resolve("stat"), "cpu  100 20 30 9999 888 4 5 777 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n");

        assertThat(new CpuTime(proc).ofMachine()).isEqualTo(Duration.ofMillis(1_590));
    }

    @Test
    void others_are_what_the_machine_did_besides() throws Exception {
        process(10, 1, "java", "100 0 0 0");
        Files.writeString(proc.resolve("stat"), "cpu  150 0 0 0 0 0 0 0 0 0\n");
        OtherProcesses others = new OtherProcesses(new CpuTime(proc), List.of(10L), 0);
        process(10, 1, "java", "300 0 0 0");
        Files.writeString(proc.resolve("stat"), "cpu  650 0 0 0 0 0 0 0 0 0\n");

        assertThat(others.cores(2_000_000_000L)).isEqualTo(1.5);
    }

    @Test
    void this_machine_tells_the_time_of_this_process() {
        assertThat(new CpuTime().of(List.of(ProcessHandle.current().pid()))).isPositive();
    }
}
