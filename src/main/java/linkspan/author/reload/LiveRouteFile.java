package linkspan.author.reload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import linkspan.mapping.Place;
import linkspan.model.source.NotText;
import linkspan.model.source.SourceText;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A route file as it was read, and as much of it as a reload must know.
 *
 * @param shown as an author writes it, {@code routes/wms/deliver-order-created.camel.yaml}
 * @param routes ids of its routes
 * @param defines templates and policies, {@code template deliver}, {@code policy delivering}
 * @param uses the same of what its routes and templates refer to
 */
record LiveRouteFile(Path file, String shown, String text, Set<String> routes, Set<String> defines, Set<String> uses) {
    private static final String ANY_POLICY = "policy ";

    LiveRouteFile {
        routes = Set.copyOf(routes);
        defines = Set.copyOf(defines);
        uses = Set.copyOf(uses);
    }

    /** Throws {@link RouteBroken} when it is no YAML that may hold routes. */
    static LiveRouteFile read(Path root, Path file) {
        String shown =
                root.getFileName() + "/" + root.relativize(file).toString().replace('\\', '/');
        try {
            String text = SourceText.read(file);
            return of(file, shown, text);
        } catch (NotText e) {
            throw new RouteBroken(new Place(shown, e.line(), 1), e.reason());
        } catch (IOException e) {
            throw new RouteBroken(Place.in(shown), "cannot be read");
        }
    }

    private static LiveRouteFile of(Path file, String shown, String text) {
        Object tree;
        try {
            tree = new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (MarkedYamlEngineException e) {
            throw new RouteBroken(place(shown, e), e.getProblem());
        } catch (YamlEngineException e) {
            throw new RouteBroken(Place.in(shown), String.valueOf(e.getMessage()));
        }
        if (!(tree instanceof List<?> items)) {
            throw new RouteBroken(new Place(shown, 1, 1), "not a list of routes: - route: or - templatedRoute:");
        }
        Set<String> routes = new HashSet<>();
        Set<String> defines = new HashSet<>();
        Set<String> uses = new HashSet<>();
        for (Object item : items) {
            if (item instanceof Map<?, ?> map) {
                map.forEach((kind, body) -> note(kind(kind), body, routes, defines, uses));
            }
        }
        return new LiveRouteFile(file, shown, text, routes, defines, uses);
    }

    /** Where the parser stumbled. */
    static Place place(String shown, MarkedYamlEngineException e) {
        return e.getProblemMark()
                .map(mark -> new Place(shown, mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(Place.in(shown));
    }

    private static String kind(Object key) {
        return String.valueOf(key).replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static void note(String kind, Object body, Set<String> routes, Set<String> defines, Set<String> uses) {
        switch (kind) {
            case "route" -> add(routes, "", body, "id");
            case "templatedroute" -> {
                add(routes, "", body, "routeId");
                add(uses, "template ", body, "routeTemplateRef");
            }
            case "routetemplate" -> add(defines, "template ", body, "id");
            case "routeconfiguration" -> {
                if (!add(defines, "policy ", body, "id")) {
                    defines.add(ANY_POLICY);
                }
            }
            default -> {}
        }
        policies(body, uses);
    }

    private static boolean add(Set<String> to, String prefix, Object body, String key) {
        Object value = body instanceof Map<?, ?> map ? map.get(key) : null;
        return value != null && to.add(prefix + value);
    }

    private static void policies(Object body, Set<String> uses) {
        if (body instanceof Map<?, ?> map) {
            add(uses, "policy ", map, "routeConfigurationId");
            map.values().forEach(value -> policies(value, uses));
        } else if (body instanceof List<?> list) {
            list.forEach(value -> policies(value, uses));
        }
    }

    /** Where that text stands first; the file when it is nowhere in it. */
    Place find(String part) {
        int at = text.indexOf(part);
        if (part.isEmpty() || at < 0) {
            return Place.in(shown);
        }
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(shown, line, at - before.lastIndexOf('\n'));
    }

    /** The folder: {@code wms}, {@code _hub}. */
    String system() {
        return shown.split("/", 3)[1];
    }

    /** Without folder and ending: {@code deliver-order-created}. */
    String name() {
        return file.getFileName().toString().replaceFirst("\\..*$", "");
    }

    /** It has to be built again when these templates or policies have changed. */
    boolean standsOn(Set<String> changed) {
        return changed.contains(ANY_POLICY) || uses.stream().anyMatch(changed::contains);
    }

    /** It reaches that system: what is built from the system's settings has to be built again with them. */
    boolean reaches(String system) {
        return system().equals(system)
                || Pattern.compile("(\\b(call|rows|cross-reference|jdbc):|\\{\\{)" + Pattern.quote(system) + "\\b")
                        .matcher(text)
                        .find();
    }

    /** One of its routes calls one of these routes. */
    boolean calls(Set<String> others) {
        return others.stream().anyMatch(id -> text.contains("direct:" + id));
    }
}
