package linkspan.author.use;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import linkspan.author.check.Sources;
import linkspan.author.source.Address;
import linkspan.author.source.RouteFile;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Value;
import linkspan.console.route.RouteFiles;

/** What flows from where to where, for people who look at it. A file that cannot be read is shown by its name and text. */
public final class FlowRoutes implements RouteFiles {
    private final Sources sources;

    public FlowRoutes(Sources sources) {
        this.sources = sources;
    }

    @Override
    public List<RouteFiles.Route> all() {
        Look look = new Look(RouteFolder.read(sources));
        return sources.routeFiles().stream()
                .filter(file -> !Sources.system(file).startsWith("_"))
                .flatMap(file -> look.at(file).stream())
                .toList();
    }

    private static final class Look {
        private final RouteFolder folder;
        private final Map<Path, RouteFile> files = new HashMap<>();
        private final Map<String, Path> asked;

        Look(RouteFolder folder) {
            this.folder = folder;
            this.asked = folder.asked();
            folder.files().forEach(file -> files.put(file.path(), file));
        }

        Optional<RouteFiles.Route> at(Path file) {
            String[] name = Sources.name(file).split("-", 2);
            return name.length < 2
                    ? Optional.empty()
                    : Optional.of(new RouteFiles.Route(
                            Sources.system(file),
                            name[0],
                            name[1],
                            description(file),
                            Uses.text(file),
                            name[0].equals("poll") ? polled(file) : List.of(name[1])));
        }

        private String description(Path file) {
            return folder.running().stream()
                    .filter(route -> route.file().equals(file))
                    .map(route -> route.description())
                    .flatMap(Optional::stream)
                    .map(Value.Text::text)
                    .map(String::strip)
                    .findFirst()
                    .orElse("");
        }

        /** The events that its steps say, or those of the route that it hands its rows to. */
        private List<String> polled(Path file) {
            List<String> own = events(file);
            return own.isEmpty()
                    ? mentions(file, "direct").stream()
                            .map(address -> asked.get(address.target()))
                            .filter(Objects::nonNull)
                            .flatMap(other -> events(other).stream())
                            .distinct()
                            .toList()
                    : own;
        }

        private List<String> events(Path file) {
            return mentions(file, "event").stream()
                    .map(Address::first)
                    .distinct()
                    .toList();
        }

        private List<Address> mentions(Path file, String scheme) {
            return Optional.ofNullable(files.get(file)).stream()
                    .flatMap(folder::mentions)
                    .filter(address -> address.scheme().equals(scheme) && !address.dynamic())
                    .toList();
        }
    }
}
