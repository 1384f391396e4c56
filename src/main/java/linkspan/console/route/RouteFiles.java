package linkspan.console.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The route files as they stand in their folder now, read at each look. */
public final class RouteFiles {
    private static final String END = ".camel.yaml";
    private static final Pattern DESCRIPTION = Pattern.compile("(?m)^\\s*description:\\s*(.+)$");

    /**
     * One route.
     *
     * @param verb receive, deliver, poll, …
     * @param event what it is about
     * @param description in its author's words; empty when it has none
     */
    public record Route(String system, String verb, String event, String description, String text) {
        /** {@code wms.deliver-order-created}. */
        public String id() {
            return system + "." + verb + "-" + event;
        }

        /** Events that come of it: of a poll those that its steps say, or those of the route that it hands its rows to. */
        List<String> events(List<Route> all) {
            if (!verb.equals("poll")) {
                return List.of(event);
            }
            List<String> own = said(EVENT);
            return own.isEmpty()
                    ? said(HANDS_TO).stream()
                            .flatMap(id ->
                                    all.stream().filter(other -> other.id().equals(id)))
                            .flatMap(other -> other.said(EVENT).stream())
                            .distinct()
                            .toList()
                    : own;
        }

        private List<String> said(Pattern what) {
            return what.matcher(text)
                    .results()
                    .map(found -> found.group(1))
                    .distinct()
                    .toList();
        }

        /** True: from the system into the hub. */
        public boolean comesIn() {
            return verb.equals("receive") || verb.equals("poll") || verb.equals("read");
        }
    }

    private static final Pattern EVENT = Pattern.compile("\\bevent:([a-z][a-z0-9-]*)");
    private static final Pattern HANDS_TO = Pattern.compile("\\bdirect:([a-z0-9.-]+)");
    private final Path folder;

    public RouteFiles(Path folder) {
        this.folder = folder;
    }

    /** In the order of their ids. */
    public List<Route> all() {
        try (Stream<Path> systems = Files.list(folder)) {
            return systems.filter(Files::isDirectory)
                    .filter(system -> !system.getFileName().toString().startsWith("_"))
                    .sorted()
                    .flatMap(RouteFiles::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<Route> find(String id) {
        return all().stream().filter(route -> route.id().equals(id)).findFirst();
    }

    private static Stream<Route> of(Path system) {
        try (Stream<Path> files = Files.list(system)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(END))
                    .sorted()
                    .map(file -> route(system.getFileName().toString(), file))
                    .flatMap(Optional::stream)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Route> route(String system, Path file) {
        String name = file.getFileName().toString();
        name = name.substring(0, name.length() - END.length());
        int dash = name.indexOf('-');
        if (dash < 1) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(file);
            Matcher said = DESCRIPTION.matcher(text);
            return Optional.of(new Route(
                    system,
                    name.substring(0, dash),
                    name.substring(dash + 1),
                    said.find() ? said.group(1).strip() : "",
                    text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
