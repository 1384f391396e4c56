package linkspan.platform.system;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Options of addresses whose names have a dash. Camel's YAML makes {@code nextQuery} of a {@code next-query} below {@code parameters}. */
public final class DashedOptions {
    private DashedOptions() {}

    /** Gives those of {@code parameters} their dashes back. */
    public static void restore(Map<String, Object> parameters) {
        for (String name : List.copyOf(parameters.keySet())) {
            String dashed = name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
            if (!dashed.equals(name)) {
                parameters.putIfAbsent(dashed, parameters.remove(name));
            }
        }
    }
}
