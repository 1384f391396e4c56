package linkspan.author.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import linkspan.author.check.Sources;
import linkspan.author.examples.ExampleFolder;
import linkspan.author.use.Uses;

/**
 * What lies under {@code mappings/}, sorted by what it is.
 *
 * @param mappings by {@code <system>/<name>}
 * @param modules functions and templates for several mappings
 * @param tables {@code *.values.csv}
 * @param schemas {@code _canonical/*.schema.json}
 * @param examples of each mapping, and of mappings that are not there
 */
record MappingFiles(
        Map<String, Path> mappings,
        List<Path> modules,
        List<Path> tables,
        List<Path> schemas,
        List<ExampleFolder> examples) {
    static MappingFiles of(Sources sources) {
        Path root = sources.mappings();
        Map<String, Path> mappings = Uses.mappings(sources);
        List<Path> modules = Stream.of(".module.jslt", ".module.xsl")
                .flatMap(ending -> Sources.files(root, ending).stream())
                .toList();
        Set<String> folders = new TreeSet<>(mappings.keySet());
        for (Path file : Sources.files(root, "")) {
            String mapping = ExampleFolder.mappingOf(root, file);
            if (mapping != null) {
                folders.add(mapping);
            }
        }
        List<ExampleFolder> examples = new ArrayList<>();
        folders.forEach(mapping -> examples.add(ExampleFolder.read(root, mapping)));
        return new MappingFiles(
                mappings,
                modules,
                Sources.files(root, ".values.csv"),
                Sources.files(root.resolve("_canonical"), ".schema.json"),
                examples);
    }
}
