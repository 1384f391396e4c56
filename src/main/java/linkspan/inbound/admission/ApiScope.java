package linkspan.inbound.admission;

import java.util.List;
import java.util.Set;

/**
 * Which scope a call of the API needs: {@code <resource>:<action>}. The action follows from method and path, so that a new
 * endpoint cannot be without one.
 */
final class ApiScope {
    /** Verbs at the end of a path that are granted one by one; all others that change something are {@code write}. */
    private static final Set<String> VERBS = Set.of("cancel", "ship");

    private static final int VERSION = 2;
    private static final int RESOURCE = 3;

    private ApiScope() {}

    /** Of a path {@code /api/v1/<resource>[/<id>[/<verb or part>]]}. */
    static String of(String method, String path) {
        List<String> parts = List.of(path.split("/", -1));
        String resource = parts.size() > RESOURCE ? parts.get(RESOURCE) : "api";
        String last = parts.get(parts.size() - 1);
        return resource + ":" + action(method, parts.size() > RESOURCE + 2 ? last : "");
    }

    /** The version that the path names. */
    static String version(String path) {
        List<String> parts = List.of(path.split("/", -1));
        return parts.size() > VERSION ? parts.get(VERSION) : "none";
    }

    private static String action(String method, String verb) {
        return switch (method) {
            case "GET", "HEAD" -> "read";
            case "DELETE" -> verb.isEmpty() ? "delete" : "write";
            default -> VERBS.contains(verb) ? verb : "write";
        };
    }
}
