package linkspan.author.use;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.check.Sources;

/** What route files need: mappings, each other, templates, policies, their system's settings. */
final class RouteUses {
    private final Sources sources;
    private final Map<Path, RouteDocument> documents = new TreeMap<>();
    /** Files by what others call them: {@code direct:x}, a template's or a policy's id. */
    private final Map<String, Path> named = new HashMap<>();

    private final Map<String, RouteDocument> templates = new HashMap<>();

    RouteUses(Sources sources) {
        this.sources = sources;
        for (Path file : sources.routeFiles()) {
            RouteDocument document = RouteDocument.of(Uses.text(file));
            documents.put(file, document);
            document.starts().forEach(start -> named.put(start, file));
            document.ids().forEach(id -> {
                named.put(id, file);
                templates.put(id, document);
            });
        }
    }

    /** @param mappings files by {@code <system>/<name>} */
    Map<Path, Set<Path>> of(Map<String, Path> mappings) {
        Map<Path, Set<Path>> uses = new TreeMap<>();
        documents.forEach((file, document) -> {
            Set<Path> needed = new HashSet<>();
            needed.add(file.resolveSibling("system.properties"));
            Stream.concat(document.addresses().stream(), document.references().stream())
                    .filter(named::containsKey)
                    .forEach(name -> needed.add(named.get(name)));
            addresses(document)
                    .forEach(address -> mappings.forEach((name, mapping) -> {
                        if (Pattern.matches(address, "mapping:" + name)) {
                            needed.add(mapping);
                        }
                    }));
            Path twin = mappings.get(Sources.system(file) + "/" + Sources.name(file));
            if (document.starts().isEmpty()
                    && document.fillings().isEmpty()
                    && document.ids().isEmpty()
                    && twin != null) {
                needed.add(twin); // a broken file: its own mapping is no orphan because of that
            }
            needed.remove(file);
            uses.put(file, needed);
        });
        return uses;
    }

    /** As patterns; what is only known while a message runs stands for any name. */
    private Set<String> addresses(RouteDocument document) {
        Stream<String> filled = document.fillings().stream().flatMap(this::filled);
        return Stream.concat(document.addresses().stream(), filled)
                .filter(address -> address.startsWith("mapping:") && !address.contains("{{"))
                .map(address -> address.replaceAll("\\$\\{[^}]*}?.*", "[a-z0-9/-]+"))
                .collect(Collectors.toSet());
    }

    private Stream<String> filled(Map<String, String> values) {
        RouteDocument template = templates.get(values.getOrDefault(RouteDocument.TEMPLATE, ""));
        List<String> addresses = template == null ? List.of() : template.addresses();
        return addresses.stream().map(address -> {
            String whole = address;
            for (Map.Entry<String, String> value : values.entrySet()) {
                whole = whole.replace("{{" + value.getKey() + "}}", value.getValue());
            }
            return whole;
        });
    }
}
