package linkspan;

import java.util.List;
import linkspan.check.Checker;
import linkspan.check.cases.RouteCases;
import linkspan.check.mapping.MappingChecker;
import linkspan.check.route.RouteLint;
import linkspan.check.todo.TodoChecker;

/** Everything that {@code check} checks. */
final class Checkers {
    private Checkers() {}

    /** A further one is a further line. */
    static List<Checker> all() {
        return List.of(new RouteLint(System::getenv), new MappingChecker(), new RouteCases(), new TodoChecker());
    }
}
