package linkspan.delivery.note;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of routes and mappings: the shipped way in for shops, and systems that a test adds. */
final class PlainHome {
    private final Path home;

    PlainHome(Path home) throws IOException {
        this.home = home;
        for (String each :
                List.of("routes/_hub", "routes/shopify", "mappings/_hub", "mappings/_canonical", "mappings/shopify")) {
            copy(Path.of(each), home.resolve(each));
        }
    }

    Path folder() {
        return home;
    }

    /** {@code settings}: lines without the system's name in front. */
    PlainHome system(String name, String... settings) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line : Stream.concat(
                        Stream.of("title=" + name, "owner=tests", "contact=t@example.com", "start=earliest"),
                        Stream.of(settings))
                .toList()) {
            lines.append(name).append('.').append(line).append('\n');
        }
        write("routes/" + name + "/system.properties", lines.toString());
        return this;
    }

    /** {@code steps}: YAML of the steps after the mapping, indented by none. */
    PlainHome delivers(String name, String event, String from, String steps) throws IOException {
        String id = name + ".deliver-" + event;
        write("routes/" + name + "/deliver-" + event + ".camel.yaml", """
                - route:
                    id: %s
                    nodePrefixId: %s.
                    description: a test's
                    routeConfigurationId: delivering
                    from:
                      uri: event:%s
                      parameters:
                        system: %s%s
                      steps:
                        - to:
                            id: map
                            uri: mapping:%s/deliver-%s
                %s""".formatted(
                        id, id, event, name, from, name, event, steps.indent(8)));
        write("mappings/" + name + "/deliver-" + event + ".jslt", "{\"orderId\": .orderId}\n");
        return this;
    }

    PlainHome delivers(String name, String event, String call) throws IOException {
        return delivers(name, event, "", step("call", "call:" + name + "/" + call));
    }

    static String step(String id, String uri) {
        return """
                - to:
                    id: %s
                    uri: "%s"
                """.formatted(id, uri);
    }

    PlainHome write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
        return this;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
