package linkspan.author;

import java.util.List;
import linkspan.author.cases.RouteCases;
import linkspan.author.check.Checker;
import linkspan.author.lint.RouteLint;
import linkspan.author.lint.TodoChecker;
import linkspan.author.mapping.MappingChecker;

/** Everything that {@code check} checks. */
public final class Checkers {
    private Checkers() {}

    /** A further one is a further line. */
    public static List<Checker> all() {
        return List.of(
                new RouteLint(System::getenv), new MappingChecker(), new RouteCases(System::getenv), new TodoChecker());
    }
}
