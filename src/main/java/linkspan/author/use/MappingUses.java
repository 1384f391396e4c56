package linkspan.author.use;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.check.Sources;

/** What the files under {@code mappings/} need of each other: modules, tables, schemas; examples need their mapping. */
final class MappingUses {
    private static final Pattern QUOTED = Pattern.compile("\"(_?[a-z0-9-]+/)?([a-z0-9-]+(?:\\.module)?)\"");
    private static final Pattern INCLUDED = Pattern.compile("href\\s*=\\s*[\"']([a-z0-9-]+\\.module\\.xsl)[\"']");
    private static final Pattern REFERRED = Pattern.compile("\"\\$ref\"\\s*:\\s*\"([a-z0-9-]+\\.v1\\.schema\\.json)");
    private static final Pattern RECEIVED = Pattern.compile("receive-([a-z0-9-]+)\\.(?:jslt|xsl)");

    private final Path root;

    MappingUses(Sources sources) {
        this.root = sources.mappings();
    }

    Map<Path, Set<Path>> of(Collection<Path> files, Map<String, Path> mappings) {
        Map<Path, Set<Path>> uses = new TreeMap<>();
        for (Path file : files) {
            Set<Path> needed = new HashSet<>();
            String name = file.getFileName().toString();
            Path relative = root.relativize(file);
            if (relative.getNameCount() > 2) {
                Path mapping = mappings.get(relative.getName(0) + "/" + relative.getName(1));
                Stream.ofNullable(mapping).forEach(needed::add);
            } else if (name.endsWith(".jslt")) {
                QUOTED.matcher(Uses.text(file)).results().forEach(word -> {
                    String system = word.group(1) == null ? Sources.system(file) + "/" : word.group(1);
                    String ending = word.group(2).endsWith(".module") ? ".jslt" : ".values.csv";
                    needed.add(root.resolve(system + word.group(2) + ending));
                });
            } else if (name.endsWith(".xsl")) {
                INCLUDED.matcher(Uses.text(file))
                        .results()
                        .forEach(href -> needed.add(file.resolveSibling(href.group(1))));
            } else if (name.endsWith(".schema.json")) {
                REFERRED.matcher(Uses.text(file))
                        .results()
                        .forEach(ref -> needed.add(file.resolveSibling(ref.group(1))));
            }
            RECEIVED.matcher(name).results().forEach(event -> needed.addAll(schemas(event.group(1))));
            needed.remove(file);
            needed.retainAll(files);
            uses.put(file, needed);
        }
        return uses;
    }

    /** Of a shipped order only the shipment is received. */
    private Set<Path> schemas(String event) {
        return Stream.of(event, "shipment")
                .filter(name -> name.equals(event) || event.equals("order-shipped"))
                .map(name -> root.resolve("_canonical").resolve(name + ".v1.schema.json"))
                .collect(Collectors.toSet());
    }
}
