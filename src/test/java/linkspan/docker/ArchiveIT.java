package linkspan.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import linkspan.Linkspan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What is in {@code target/linkspan-<version>.zip} runs from any folder. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveIT {
    private Path home;
    private Path elsewhere;

    @BeforeAll
    void unpack(@TempDir Path folder) throws IOException {
        Path archive;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            archive = files.filter(it -> it.getFileName().toString().matches("linkspan-[\\d.]+\\.zip"))
                    .findFirst()
                    .orElseThrow();
        }
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                Path to = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    try (InputStream from = zip.getInputStream(entry)) {
                        Files.copy(from, to);
                    }
                }
            }
        }
        home = folder.resolve(archive.getFileName().toString().replaceFirst("\\.zip$", ""));
        elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        assertThat(home.resolve("bin/linkspan").toFile().setExecutable(true)).isTrue();
    }

    private String run(int exit, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(home.resolve("bin/linkspan").toString()), Arrays.stream(arguments))
                                .toList())
                .directory(elsewhere.toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }

    @Test
    void it_holds_what_a_machine_needs_beside_a_java() {
        assertThat(List.of("LICENSE", "NOTICE", "README.md", "bom.json", "lib", "ext", "routes", "mappings", "systemd"))
                .allSatisfy(name -> assertThat(home.resolve(name)).exists());
    }

    @Test
    void routes_are_those_of_the_folder_where_it_is_called_else_its_own() throws Exception {
        assertThat(run(0, Map.of(), "new", "--help")).contains("Usage: linkspan new");
        assertThat(run(0, Map.of(), "check", "routes/oms")).contains("0 failed");

        Path own = Files.createDirectories(elsewhere.resolve("routes/acme"));
        assertThat(run(2, Map.of(), "check", "routes/oms")).contains("there is no routes/oms");
        Files.delete(own);
        Files.delete(own.getParent());
    }

    @Test
    void a_java_that_is_not_there_is_said() throws Exception {
        assertThat(run(78, Map.of("JAVA_HOME", "/nowhere"), "--help"))
                .isEqualTo("linkspan: no java: set JAVA_HOME, or put java into the PATH\n");
    }

    /** A minute: only with {@code -Dlinkspan.prepare=true}. */
    @Test
    @EnabledIfSystemProperty(named = "linkspan.prepare", matches = "true")
    void what_was_prepared_is_used() throws Exception {
        assertThat(run(0, Map.of(), "prepare")).contains("linkspan: prepared for ");
        String options = "-Xmx512m -Xlog:class+load";
        assertThat(run(0, Map.of("LINKSPAN_JAVA_OPTS", options), "--help"))
                .containsPattern("linkspan\\.Linkspan source: shared objects file");
    }

    @Test
    void the_service_starts_what_the_program_understands() throws IOException {
        List<String> unit = Files.readAllLines(home.resolve("systemd/linkspan.service"));
        String start = unit.stream()
                .filter(line -> line.startsWith("ExecStart=/opt/linkspan/bin/linkspan "))
                .findFirst()
                .orElseThrow();
        String[] arguments = start.split(" ", 2)[1].split(" ");
        assertThat(Linkspan.commandLine()
                        .parseArgs(arguments)
                        .subcommand()
                        .commandSpec()
                        .name())
                .isEqualTo("run");
        assertThat(unit).contains("RestartPreventExitStatus=78", "StateDirectory=linkspan", "NoNewPrivileges=true");
        assertThat(arguments).endsWith("/var/lib/linkspan");
    }
}
