package linkspan.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image would have, laid out in a folder: no container engine is needed to see that it starts. */
class ImageLayoutIT {
    private final Recipe recipe = Recipe.read();

    @TempDir
    private Path image;

    ImageLayoutIT() throws IOException {}

    private void layOut() throws IOException {
        for (String copy : recipe.of("COPY")) {
            String[] words = copy.split(" ");
            Path from = Path.of(words[0]);
            assertThat(from).as("COPY " + copy).exists();
            Path to = image.resolve(words[1]);
            Files.createSymbolicLink(to, from.toAbsolutePath());
        }
    }

    /** The image has JDK 25; where the tests run on an older one, the option that only 25 knows is left out. */
    private static List<String> onThisJava(List<String> entrypoint) throws IOException {
        List<String> command = new ArrayList<>(entrypoint);
        Path java25 = Path.of(System.getProperty("java.home"));
        if (Runtime.version().feature() < 25) {
            Path installed = Path.of("/usr/lib/jvm");
            try (Stream<Path> all = Files.isDirectory(installed) ? Files.list(installed) : Stream.empty()) {
                java25 = all.filter(it -> it.getFileName().toString().matches(".*\\b25\\b.*"))
                        .filter(it -> Files.isExecutable(it.resolve("bin/java")))
                        .findFirst()
                        .orElse(null);
            }
        }
        if (java25 == null) {
            command.removeIf(word -> word.startsWith("--sun-misc-unsafe-memory-access"));
            java25 = Path.of(System.getProperty("java.home"));
        }
        assertThat(command.get(0)).isEqualTo("java");
        command.set(0, java25.resolve("bin/java").toString());
        return command;
    }

    private String run(int exit, List<String> command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(image.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(exit);
        return said;
    }

    private static List<String> with(List<String> command, String... more) {
        return Stream.concat(command.stream(), Stream.of(more)).toList();
    }

    @Test
    void the_entrypoint_starts_the_program_without_a_warning() throws Exception {
        layOut();
        List<String> entrypoint = onThisJava(recipe.exec("ENTRYPOINT"));

        assertThat(run(0, with(entrypoint, "--help")))
                .startsWith("Usage: linkspan")
                .contains("republish")
                .doesNotContain("WARNING");
    }

    @Test
    void what_it_runs_by_default_is_understood_and_finds_routes_and_mappings() throws Exception {
        layOut();
        List<String> command = with(onThisJava(recipe.exec("ENTRYPOINT")));
        List<String> run = new ArrayList<>(recipe.exec("CMD"));
        assertThat(run).containsSubsequence("--host", "0.0.0.0").containsSubsequence("--data", recipe.only("VOLUME"));
        run.set(run.indexOf(recipe.only("VOLUME")), image.resolve("data").toString());

        String help = run(0, with(command, with(run, "--help").toArray(String[]::new)));
        String refused = run(
                78, with(command, with(run, "--port", "1", "--ops-port", "1").toArray(String[]::new)));

        assertThat(help).contains("--home");
        assertThat(refused).isEqualTo("run: --port and --ops-port are both 1\n");
        Files.delete(image.resolve("routes"));
        assertThat(run(78, with(command, run.toArray(String[]::new)))).contains("routes: no such folder");
    }

    @Test
    void libraries_routes_and_the_jar_are_layers_of_their_own_from_seldom_to_often_changed() {
        assertThat(recipe.of("COPY"))
                .containsExactly(
                        "target/lib/ lib/",
                        "target/linkspan.jar linkspan.jar",
                        "mappings/ mappings/",
                        "routes/ routes/");
    }

    @Test
    void the_builder_is_sent_what_is_copied_and_nothing_else() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(".dockerignore")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        List<String> sent = lines.stream()
                .filter(line -> line.startsWith("!"))
                .map(line -> line.substring(1))
                .toList();

        assertThat(lines).first().isEqualTo("*");
        assertThat(sent)
                .containsExactlyInAnyOrderElementsOf(recipe.of("COPY").stream()
                        .map(copy -> copy.split(" ")[0].replaceAll("/$", ""))
                        .toList());
    }

    @Test
    void it_does_not_run_as_root_and_owns_its_data() {
        String user = recipe.only("USER");
        assertThat(user).matches("[1-9]\\d+:[1-9]\\d+");
        assertThat(recipe.of("RUN"))
                .anySatisfy(run -> assertThat(run)
                        .contains("-o " + user.split(":")[0])
                        .contains("-g " + user.split(":")[1])
                        .endsWith(recipe.only("VOLUME")));
    }
}
