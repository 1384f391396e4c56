package linkspan.author.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.author.check.Sources;

/** A small home folder, written for one test; system {@code acme} with a mapping and all schemas of the shipped hub. */
final class Routes {
    private final Path home;
    private final Map<String, String> environment;

    Routes(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
        write("routes/acme/system.properties", "acme.start=now\nacme.url=http://localhost\nacme.auth=linkspan-v2\n");
        write("mappings/acme/x.jslt", "{}");
        for (String event : List.of("order-created", "order-updated", "order-dispatched")) {
            write("mappings/_canonical/" + event + ".v1.schema.json", "{}");
        }
    }

    Routes write(String file, String text) {
        try {
            Path path = home.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Routes replace(String file, String from, String to) {
        try {
            return write(file, Files.readString(home.resolve(file)).replace(from, to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A route with an error policy of its own, described and tested; its steps begin in line 10. */
    Routes route(String name, String from, String... steps) {
        StringBuilder text = new StringBuilder("""
                - route:
                    id: acme.%1$s
                    nodePrefixId: acme.%1$s.
                    description: A test's.
                    errorHandler:
                      noErrorHandler: {}
                    from:
                      uri: "%2$s"
                      steps:
                """.formatted(name, from));
        for (String step : steps) {
            text.append("        - ").append(step.replace("\n", "\n          ")).append('\n');
        }
        write("routes/acme/" + name + ".test.yaml", "tests: []\n");
        return write("routes/acme/" + name + ".camel.yaml", text.toString());
    }

    /** Findings as {@code deliver-x.camel.yaml:12 header-leak}. */
    List<String> findings() {
        return new RouteLint(environment::get)
                .findings(new Sources(home.resolve("routes"), home.resolve("mappings"))).stream()
                        .map(it -> it.place().file().replaceFirst(".*/", "") + ":"
                                + it.place().line() + " " + it.code().label())
                        .toList();
    }
}
