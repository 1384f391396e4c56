package linkspan.author.use;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import linkspan.author.check.Sources;
import linkspan.author.source.RouteFolder;

/**
 * Which file needs which. A broken file has users, too, and needs what its text names.
 *
 * @param needs files that a file needs itself
 */
public record Uses(Map<Path, Set<Path>> needs) {
    private static final Pattern IN_MAPPINGS = Pattern.compile("mappings/([\\w./-]+)");

    /** Of all files of the folders as they are now. */
    public static Uses of(Sources sources) {
        List<Path> files = Sources.files(sources.mappings(), "");
        Map<String, Path> mappings = mappings(sources);
        Map<Path, Set<Path>> needs = new TreeMap<>();
        needs.putAll(new MappingUses(sources).of(files, mappings));
        needs.putAll(new RouteUses(RouteFolder.read(sources)).of(mappings));
        for (Path file : sources.caseFiles()) {
            Set<Path> needed = new HashSet<>();
            needed.add(file.resolveSibling(Sources.name(file) + ".camel.yaml"));
            IN_MAPPINGS
                    .matcher(text(file))
                    .results()
                    .forEach(path -> needed.add(sources.mappings().resolve(path.group(1))));
            needs.put(file, needed);
        }
        return new Uses(needs);
    }

    /** Files by {@code <system>/<name>}, modules left out. */
    public static Map<String, Path> mappings(Sources sources) {
        Map<String, Path> mappings = new TreeMap<>();
        for (String ending : List.of(".jslt", ".xsl")) {
            for (Path file : Sources.files(sources.mappings(), ending)) {
                boolean module = file.toString().endsWith(".module" + ending);
                if (!module && sources.mappings().relativize(file).getNameCount() == 2) {
                    String name = file.getFileName().toString();
                    String stem = name.substring(0, name.length() - ending.length());
                    mappings.put(Sources.system(file) + "/" + stem, file);
                }
            }
        }
        return mappings;
    }

    /** Whether a file whose name ends like this needs that one. */
    public boolean isUsed(Path file, String byEnding) {
        return needs.entrySet().stream()
                .anyMatch(user -> user.getKey().toString().endsWith(byEnding)
                        && user.getValue().contains(file));
    }

    /** These files and all that need them, at any distance. */
    public Set<Path> withUsers(Collection<Path> files) {
        Map<Path, Set<Path>> users = new HashMap<>();
        needs.forEach((user, needed) -> needed.forEach(
                file -> users.computeIfAbsent(file, none -> new HashSet<>()).add(user)));
        Set<Path> found = new TreeSet<>();
        collect(files, users, found);
        return found;
    }

    private static void collect(Collection<Path> files, Map<Path, Set<Path>> users, Set<Path> found) {
        for (Path file : files) {
            if (found.add(file)) {
                collect(users.getOrDefault(file, Set.of()), users, found);
            }
        }
    }

    /** Whatever its encoding. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return ""; // gone since it was listed: it needs nothing
        }
    }
}
