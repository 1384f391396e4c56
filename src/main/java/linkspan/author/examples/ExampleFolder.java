package linkspan.author.examples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.author.check.Sources;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a mapping's examples, {@code mappings/<system>/<name>/}.
 *
 * @param mapping {@code <system>/<name>}
 * @param examples each with an input
 * @param strays what belongs to no example: an expectation without its input, or a file of another name
 */
public record ExampleFolder(String mapping, List<Example> examples, List<Path> strays) {
    private static final Pattern NAME = Pattern.compile("([^.]+)\\.(?:(in)|out|(error))\\.([a-z0-9]+)");

    public ExampleFolder {
        examples = List.copyOf(examples);
        strays = List.copyOf(strays);
    }

    /** No examples where there is no such folder. */
    public static ExampleFolder read(Path mappings, String mapping) {
        Map<String, Path> inputs = new TreeMap<>();
        Map<String, List<Path>> expectations = new TreeMap<>();
        List<Path> strays = new ArrayList<>();
        for (Path file : Sources.files(mappings.resolve(mapping), "")) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (!name.matches() || name.group(3) != null && !name.group(4).equals("txt")) {
                strays.add(file);
            } else if (name.group(2) != null) {
                Path other = inputs.putIfAbsent(name.group(1), file);
                if (other != null) {
                    strays.add(file);
                }
            } else {
                expectations
                        .computeIfAbsent(name.group(1), none -> new ArrayList<>())
                        .add(file);
            }
        }
        expectations.forEach((name, files) -> {
            if (!inputs.containsKey(name)) {
                strays.addAll(files);
            }
        });
        List<Example> examples = inputs.entrySet().stream()
                .map(input -> new Example(
                        mapping,
                        input.getKey(),
                        input.getValue(),
                        expectations.getOrDefault(input.getKey(), List.of())))
                .toList();
        return new ExampleFolder(mapping, examples, strays);
    }

    /** The folder's mapping; null for a file that is in no such folder. */
    public static @Nullable String mappingOf(Path mappings, Path file) {
        if (!file.startsWith(mappings) || mappings.relativize(file).getNameCount() < 3) {
            return null;
        }
        Path relative = mappings.relativize(file);
        return relative.getName(0) + "/" + relative.getName(1);
    }
}
