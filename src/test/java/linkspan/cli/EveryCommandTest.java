package linkspan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.Linkspan;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A command that is written is a command of the program. */
class EveryCommandTest {
    @Test
    void each_class_of_a_command_can_be_called() throws IOException {
        Set<String> called = commands(Linkspan.commandLine())
                .map(command -> command.getCommand().getClass().getSimpleName())
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/linkspan/cli"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Command.java"))
                            .map(name -> name.replace(".java", "")))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(name -> assertThat(called).contains(name));
        }
    }

    private static Stream<CommandLine> commands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(EveryCommandTest::commands));
    }
}
