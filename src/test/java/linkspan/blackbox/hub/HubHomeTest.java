package linkspan.blackbox.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories are long and seldom: what would keep their hubs from starting is seen here. */
class HubHomeTest {
    @Test
    void a_hub_finds_everything_that_its_home_leads_to(@TempDir Path folder) throws IOException, InterruptedException {
        HubHome home = new HubHome(Path.of("."), folder.resolve("home"));
        home.addReceiver("plain", "http://127.0.0.1:1", false, "1s");
        Process check = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        "linkspan.Linkspan",
                        "check")
                .directory(home.folder().toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        check.waitFor();
        // what a history brings has neither examples nor cases, and uses few templates
        assertThat(said.lines().filter(line -> line.matches("(routes|mappings)/.*")))
                .isNotEmpty()
                .allMatch(line -> line.matches(".* (mapping-without-example|route-untested|orphan): .*"));
    }

    /** Of the tests, however they were started: one may run them through a class loader of its own. */
    private static String classPath() {
        Stream<Path> places = Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(url -> Path.of(URI.create(url.toString())))
                : Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of);
        return places.map(each -> each.toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator));
    }
}
