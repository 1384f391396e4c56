package linkspan.console.visit;

import linkspan.operations.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * A page and who may see it.
 *
 * @param path below {@code /console}, with parameters as {@code :id}
 * @param needed null: without login
 */
public record PageRoute(
        String method, String path, @Nullable Role needed, ConsolePage page) {
    public static PageRoute get(String path, Role needed, ConsolePage page) {
        return new PageRoute("GET", path, needed, page);
    }

    public static PageRoute post(String path, Role needed, ConsolePage page) {
        return new PageRoute("POST", path, needed, page);
    }

    public static PageRoute open(String method, String path, ConsolePage page) {
        return new PageRoute(method, path, null, page);
    }
}
