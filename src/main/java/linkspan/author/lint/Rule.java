package linkspan.author.lint;

import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.source.RouteFolder;

/** One thing that every route has to be, or must not do. */
@FunctionalInterface
public interface Rule {
    /** In any order; the same finding twice counts once. */
    Stream<Finding> look(RouteFolder folder);
}
