package linkspan.author.lint.file;

import java.util.List;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.lint.Rule;
import linkspan.author.source.Filling;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFile;
import linkspan.author.source.RouteFolder;
import linkspan.mapping.Place;

/** Whoever looks for a route looks for a file of its name. */
public final class RouteNotAlone implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return folder.files().stream()
                .filter(file -> !Sources.isFree(file.path())
                        || Sources.system(file.path()).startsWith("_"))
                .flatMap(file -> places(file).stream().skip(1))
                .map(place -> new Finding(
                        FindingCode.ROUTE_NOT_ALONE,
                        place,
                        "a second route in this file; it belongs in a file of its own, named like its id"));
    }

    private static List<Place> places(RouteFile file) {
        return Stream.concat(
                        file.routes().stream().map(Route::place),
                        file.fillings().stream().map(Filling::place))
                .sorted(java.util.Comparator.comparingInt(Place::line))
                .toList();
    }
}
