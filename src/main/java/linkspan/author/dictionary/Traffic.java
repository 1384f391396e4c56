package linkspan.author.dictionary;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.author.check.Sources;

/**
 * Which system sends and gets which event, by the names of the routes.
 *
 * @param senders systems by event
 * @param receivers systems by event
 */
record Traffic(Map<String, Set<String>> senders, Map<String, Set<String>> receivers) {
    private static final Pattern NAME = Pattern.compile("(receive|deliver)-(.+)");

    static Traffic read(Path routes) {
        Traffic traffic = new Traffic(new TreeMap<>(), new TreeMap<>());
        for (Path file : new Sources(routes, routes).routeFiles()) {
            Matcher name = NAME.matcher(Sources.name(file));
            String system = Sources.system(file);
            if (name.matches() && !system.startsWith("_")) {
                Map<String, Set<String>> side = name.group(1).equals("receive") ? traffic.senders : traffic.receivers;
                side.computeIfAbsent(name.group(2), none -> new TreeSet<>()).add(system);
            }
        }
        return traffic;
    }
}
