package linkspan.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A short history on each database with {@code -Dlinkspan.histories=short}; those that once failed, of {@code
 * blackbox/kept-seeds.txt}, with {@code kept}.
 */
@EnabledIfSystemProperty(named = "linkspan.histories", matches = "short|kept")
class HistoryIT {
    private static final Duration SHORT = Duration.ofSeconds(25);

    @TempDir
    private Path folder;

    @Test
    void a_hub_on_h2_keeps_its_promises() throws Exception {
        play(new Kept(7, "h2", SHORT, Set.of("kill", "kill-in-start", "slow")));
    }

    @Test
    void two_hubs_on_postgresql_keep_their_promises() throws Exception {
        play(new Kept(7, "postgresql", SHORT, Set.of("kill", "database", "trim-and-restart")));
    }

    @ParameterizedTest
    @MethodSource("kept")
    @EnabledIfSystemProperty(named = "linkspan.histories", matches = "kept")
    void what_once_failed_holds(Kept kept) throws Exception {
        play(kept);
    }

    /** A line {@code seed database minutes strike,strike|all cause}. */
    record Kept(long seed, String database, Duration length, Set<String> only) {
        static Kept of(String line) {
            String[] words = line.split("\\s+", 5);
            return new Kept(
                    Long.parseLong(words[0]),
                    words[1],
                    Duration.ofMillis((long) (60_000 * Double.parseDouble(words[2]))),
                    words[3].equals("all") ? Set.of() : Set.of(words[3].split(",")));
        }
    }

    static Stream<Kept> kept() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/blackbox/kept-seeds.txt"));
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Kept::of);
    }

    private void play(Kept kept) throws Exception {
        HistorySettings.Database database = HistorySettings.Database.of(kept.database());
        HistorySettings settings = new HistorySettings(
                kept.seed(),
                kept.length(),
                database,
                database == HistorySettings.Database.H2 ? 1 : 2,
                0,
                4,
                Path.of("target/linkspan.jar").toAbsolutePath(),
                Path.of("").toAbsolutePath(),
                folder,
                kept.only());
        Timeline timeline = new Timeline(line -> {});
        Verdict verdict = new History(settings, timeline).play();
        assertThat(verdict.ok())
                .as(() -> verdict.json() + "\n" + String.join("\n", timeline.lines()) + "\n" + verdict.report())
                .isTrue();
    }
}
