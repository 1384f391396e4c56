package linkspan.author.lint.setting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.lint.Rule;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Step;
import linkspan.author.source.Value;
import linkspan.mapping.Place;

/**
 * A marketplace signs the body and nothing else, so anybody who has seen a message can post it to another path. What
 * becomes of a message must therefore be the same on every path of such a system. No two systems may share a secret whose
 * signature does not cover the path.
 */
public final class PathDecides implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Map<String, SettingsFile> systems = systems(folder.sources());
        return Stream.concat(
                systems.entrySet().stream()
                        .filter(entry -> keys(entry.getKey(), entry.getValue()).coversBodyAlone())
                        .flatMap(entry -> ofPaths(folder, entry.getKey())),
                ofSecrets(systems));
    }

    /** As the file says it: what the environment replaces is another place's affair. */
    private static AuthKeys keys(String system, SettingsFile file) {
        return new AuthKeys(file, system, name -> null);
    }

    private static Map<String, SettingsFile> systems(Sources sources) {
        Map<String, SettingsFile> systems = new TreeMap<>();
        for (Path file : Sources.files(sources.routes(), "system.properties")) {
            String system = Sources.system(file);
            try {
                systems.put(system, SettingsFile.read(file, sources.shown(file)));
            } catch (IOException | IllegalArgumentException e) {
                continue; // told by the rule of settings
            }
        }
        return systems;
    }

    private static Stream<Finding> ofPaths(RouteFolder folder, String system) {
        List<Route> taking = folder.running().stream()
                .filter(route -> route.from().scheme().equals("receive")
                        && route.from().option("system").equals(system)
                        && route.from().option("topic").isEmpty())
                .sorted(Comparator.comparing(Route::shown))
                .toList();
        List<Finding> found = new ArrayList<>();
        for (Route route : taking) {
            Route first = taking.get(0);
            if (!steps(route).equals(steps(first))) {
                found.add(finding(
                        route.at(route.from().place()),
                        system + " signs the body and not the path: what " + first.name()
                                + " takes may be posted here, too, and would become something else. Let the body decide:"
                                + " the same steps on both, by the template receive-orders for orders"));
            }
        }
        new CrossPath(
                        folder.sources(),
                        taking.stream().flatMap(PathDecides::mapping).toList())
                .differences()
                .forEach((mapping, example) -> found.add(finding(
                        new Place(folder.sources().shown(mapping), 1, 1),
                        "makes something else of " + example + ": " + system
                                + " signs the body and not the path, so anybody may post it here. Refuse it by a field"
                                + " of the body, or make the same of it")));
        return found.stream();
    }

    private static Stream<Finding> ofSecrets(Map<String, SettingsFile> systems) {
        Map<String, String> owners = new LinkedHashMap<>();
        List<Finding> found = new ArrayList<>();
        systems.forEach((system, file) -> {
            if (!keys(system, file).isWorthElsewhere()) {
                return;
            }
            for (String secret :
                    file.values().getOrDefault(system + ".secret", "").split(",", -1)) {
                String owner = owners.putIfAbsent(secret.strip(), system);
                if (!secret.isBlank() && owner != null && !owner.equals(system)) {
                    found.add(finding(
                            file.at(system + ".secret"),
                            "has the secret of " + owner
                                    + ": a message to one of them would be believed by the other"));
                }
            }
        });
        return found.stream();
    }

    private static Finding finding(Place place, String text) {
        return new Finding(FindingCode.PATH_DECIDES, place, text);
    }

    private static Stream<String> mapping(Route route) {
        return route.all()
                .flatMap(step -> step.address().stream())
                .filter(to -> to.scheme().equals("mapping"))
                .map(to -> to.path())
                .limit(1);
    }

    /** What a route does: the same text for two that differ in ids and in their own mapping's name only. */
    private static String steps(Route route) {
        String own = mapping(route).findFirst().orElse("");
        return route.steps().stream()
                .map(PathDecides::text)
                .collect(Collectors.joining("\n"))
                .replace("mapping:" + own, "mapping:");
    }

    private static String text(Step step) {
        return step.kind() + text(step.value());
    }

    private static String text(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Items items) {
            return items.values().stream().map(PathDecides::text).toList().toString();
        }
        return value.fields().entrySet().stream()
                .filter(field -> !field.getKey().matches("id|description"))
                .map(field -> field.getKey() + "=" + text(field.getValue().value()))
                .toList()
                .toString();
    }
}
