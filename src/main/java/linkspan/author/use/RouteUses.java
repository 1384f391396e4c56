package linkspan.author.use;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.author.check.Sources;
import linkspan.author.source.Address;
import linkspan.author.source.RouteFile;
import linkspan.author.source.RouteFolder;

/** What route files need: mappings, each other, templates, policies, their system's settings. */
final class RouteUses {
    /** In the text of a file that is no YAML. */
    private static final Pattern ADDRESS = Pattern.compile("(?:mapping|direct):[\\w{}$/.-]+");

    private final RouteFolder folder;
    /** Files by what others call them: {@code direct:x}, {@code template deliver}, {@code policy delivering}. */
    private final Map<String, Path> named;

    RouteUses(RouteFolder folder) {
        this.folder = folder;
        named = new HashMap<>(folder.asked());
        folder.files().forEach(file -> file.defines().forEach(defined -> named.put(defined, file.path())));
    }

    /** @param mappings files by {@code <system>/<name>} */
    Map<Path, Set<Path>> of(Map<String, Path> mappings) {
        Map<Path, Set<Path>> uses = new TreeMap<>();
        for (Path file : folder.sources().routeFiles()) { // those that cannot be read, too
            uses.put(file, new HashSet<>(broken(file, mappings)));
        }
        folder.files().forEach(file -> uses.put(file.path(), needed(file, mappings)));
        uses.forEach((file, needed) -> {
            needed.add(file.resolveSibling("system.properties"));
            needed.remove(file);
        });
        return uses;
    }

    private Set<Path> needed(RouteFile file, Map<String, Path> mappings) {
        List<Address> addresses = folder.mentions(file).toList();
        Set<Path> needed = new HashSet<>();
        Stream.concat(addresses.stream().map(Address::target), file.refersTo().stream())
                .map(named::get)
                .filter(Objects::nonNull)
                .forEach(needed::add);
        addresses.stream()
                .filter(address -> address.scheme().equals("mapping"))
                .forEach(address -> needed.addAll(matching(address.path(), mappings)));
        return needed;
    }

    /** Its own mapping is no orphan because the file is broken. */
    private Set<Path> broken(Path file, Map<String, Path> mappings) {
        Set<Path> needed = new HashSet<>();
        Path twin = mappings.get(Sources.system(file) + "/" + Sources.name(file));
        if (twin != null) {
            needed.add(twin);
        }
        ADDRESS.matcher(Uses.text(file)).results().map(MatchResult::group).forEach(address -> {
            Path other = named.get(address);
            if (other != null) {
                needed.add(other);
            }
            needed.addAll(matching(address.replaceFirst("^mapping:", ""), mappings));
        });
        return needed;
    }

    /** What is only known while a message runs stands for any name. */
    private static Set<Path> matching(String path, Map<String, Path> mappings) {
        Set<Path> found = new HashSet<>();
        if (!path.contains("{{")) {
            Pattern name = Pattern.compile(Stream.of(path.split("\\$\\{[^}]*}?", -1))
                    .map(Pattern::quote)
                    .reduce((before, after) -> before + "[a-z0-9/-]+" + after)
                    .orElse(""));
            mappings.forEach((mapping, file) -> {
                if (name.matcher(mapping).matches()) {
                    found.add(file);
                }
            });
        }
        return found;
    }
}
