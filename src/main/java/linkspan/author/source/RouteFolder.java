package linkspan.author.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import linkspan.author.check.Sources;

/**
 * All route files.
 *
 * @param broken those that cannot be read
 * @param written routes that stand there
 * @param templates by id
 * @param made routes that templates make
 */
public record RouteFolder(
        Sources sources,
        List<RouteFile> files,
        List<YamlBroken> broken,
        List<Route> written,
        Map<String, Template> templates,
        List<Route> made) {
    private static final Set<String> ASKED = Set.of("direct", "seda");

    /** Reads all files of the folder. */
    public static RouteFolder read(Sources sources) {
        List<RouteFile> files = new ArrayList<>();
        List<YamlBroken> broken = new ArrayList<>();
        for (Path path : sources.routeFiles()) {
            String shown = sources.shown(path);
            try {
                files.add(RouteFile.read(path, shown));
            } catch (YamlBroken e) {
                broken.add(e);
            }
        }
        Map<String, Template> templates = new LinkedHashMap<>();
        files.stream()
                .flatMap(file -> file.templates().stream())
                .forEach(template -> templates.putIfAbsent(template.id().text(), template));
        List<Route> written =
                files.stream().flatMap(file -> file.routes().stream()).toList();
        return new RouteFolder(sources, files, broken, written, templates, made(files, templates));
    }

    private static List<Route> made(List<RouteFile> files, Map<String, Template> templates) {
        return files.stream()
                .flatMap(file -> file.fillings().stream())
                .flatMap(filling -> filling
                        .template()
                        .flatMap(name -> Optional.ofNullable(templates.get(name.text())))
                        .filter(template -> template.missing(filling).isEmpty())
                        .flatMap(template ->
                                new RouteParser(template.file(), template.shown()).filled(filling, template))
                        .stream())
                .toList();
    }

    /** Routes as they run: those written out and those that templates make. */
    public List<Route> running() {
        return Stream.concat(written.stream(), made.stream()).toList();
    }

    /** Files by the addresses at which other routes ask theirs: {@code direct:erp.ask-customer}. */
    public Map<String, Path> asked() {
        Map<String, Path> asked = new TreeMap<>();
        running().stream()
                .filter(route -> ASKED.contains(route.from().scheme()))
                .forEach(route -> asked.putIfAbsent(route.from().target(), route.file()));
        return asked;
    }

    /** As {@link RouteFile#mentions}, with the templates of this folder. */
    public Stream<Address> mentions(RouteFile file) {
        return file.mentions(templates);
    }

    /** Routes as they are written: those written out and the templates, with their placeholders. */
    public List<Route> drafts() {
        Stream<Route> blanks = templates.values().stream()
                .flatMap(template -> new RouteParser(template.file(), template.shown())
                        .route(new Value.Field(template.id().place(), template.body())).stream());
        return Stream.concat(written.stream(), blanks).toList();
    }

    /** Those whose {@code routeConfiguration}s a route may name. */
    public List<String> policies() {
        return files.stream()
                .flatMap(file -> file.policies().stream())
                .flatMap(policy -> policy.text("id").stream())
                .map(Value.Text::text)
                .toList();
    }
}
