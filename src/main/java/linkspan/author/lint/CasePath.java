package linkspan.author.lint;

import java.nio.file.Path;

/** Where the cases of a route are: beside it, under the same name. */
public final class CasePath {
    private static final String ROUTE = ".camel.yaml";
    private static final String CASES = ".test.yaml";

    private CasePath() {}

    public static Path of(Path route) {
        return renamed(route, ROUTE, CASES);
    }

    /** The route that a case file is for. */
    public static Path route(Path cases) {
        return renamed(cases, CASES, ROUTE);
    }

    private static Path renamed(Path file, String from, String to) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - from.length()) + to);
    }
}
