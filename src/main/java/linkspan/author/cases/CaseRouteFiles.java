package linkspan.author.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.author.check.Sources;
import linkspan.model.source.SourceText;

/** The route files by what they hold, to load no more than a route needs. */
final class CaseRouteFiles {
    private static final Pattern STARTS = Pattern.compile("from:\\s+(?:uri:\\s*)?[\"']?(direct:[A-Za-z0-9._-]+)");
    private static final Pattern NAMES = Pattern.compile("direct:[A-Za-z0-9._-]+");
    private final Map<Path, String> texts = new HashMap<>();
    private final Map<String, Path> starts = new HashMap<>();
    private final List<Path> shared = new ArrayList<>();

    CaseRouteFiles(Sources sources) {
        for (Path file : sources.routeFiles()) {
            String text = text(file);
            texts.put(file, text);
            Matcher start = STARTS.matcher(text);
            if (Sources.system(file).startsWith("_") && !start.find()) { // templates and policies
                shared.add(file);
            }
            start.reset();
            while (start.find()) {
                starts.putIfAbsent(start.group(1), file);
            }
        }
    }

    /** The shared files, this one, and those with the routes that it asks by {@code direct:}. */
    List<Path> needed(Path file) {
        Set<Path> needed = new LinkedHashSet<>(shared);
        Deque<Path> open = new ArrayDeque<>(List.of(file));
        while (!open.isEmpty()) {
            Path next = open.removeFirst();
            if (needed.add(next)) {
                Matcher name = NAMES.matcher(texts.getOrDefault(next, ""));
                while (name.find()) {
                    Path other = starts.get(name.group());
                    if (other != null) {
                        open.add(other);
                    }
                }
            }
        }
        return List.copyOf(needed);
    }

    private static String text(Path file) {
        try {
            return SourceText.read(file);
        } catch (IOException e) {
            return ""; // a finding of its own
        }
    }
}
