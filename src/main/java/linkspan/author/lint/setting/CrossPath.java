package linkspan.author.lint.setting;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import linkspan.author.check.Sources;
import linkspan.author.examples.Example;
import linkspan.author.examples.ExampleFolder;
import linkspan.author.examples.ExampleOutcome;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.xslt.XsltEngine;

/** Gives each mapping of a system the examples of its others. Mappings that are broken are told elsewhere. */
final class CrossPath {
    private final Sources sources;
    private final List<String> names;
    private final Mappings mappings;

    CrossPath(Sources sources, List<String> names) {
        this.sources = sources;
        this.names = names.stream().distinct().toList();
        this.mappings = new Mappings(
                sources.mappings(), List.of(new JsltEngine(sources.mappings()), new XsltEngine(sources.mappings())));
    }

    /** A mapping's file, and the first example of another of which it makes something else than that one does. */
    Map<Path, Example> differences() {
        Map<Path, Example> found = new LinkedHashMap<>();
        for (String name : names) {
            for (String other : names) {
                if (!name.equals(other)) {
                    difference(name, other).ifPresent(example -> found.putIfAbsent(file(name), example));
                }
            }
        }
        return found;
    }

    private Path file(String name) {
        return mappings.file(name).orElse(sources.mappings().resolve(name));
    }

    private Optional<Example> difference(String name, String other) {
        try {
            Mapping mapping = mappings.get(name);
            Mapping own = mappings.get(other);
            return ExampleFolder.read(sources.mappings(), other).examples().stream()
                    .filter(example -> !isHarmless(example.outcome(mapping), example.outcome(own)))
                    .findFirst();
        } catch (MappingBroken e) {
            return Optional.empty();
        }
    }

    /** What is refused is kept for a person; what becomes nothing, or the same, changes nothing. */
    private static boolean isHarmless(ExampleOutcome here, ExampleOutcome there) {
        if (!(here instanceof ExampleOutcome.Made made)) {
            return true;
        }
        JsonNode output = made.output();
        return output.isArray() && output.isEmpty() || here.equals(there);
    }
}
