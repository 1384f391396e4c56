package linkspan.author.lint.file;

import java.nio.file.Files;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.CasePath;
import linkspan.author.lint.Rule;
import linkspan.author.source.RouteFolder;
import linkspan.mapping.Place;

/** Without cases nobody knows what an edit changes before it is live. Templates are tested by the routes they make. */
public final class RouteUntested implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return folder.files().stream()
                .filter(file -> !file.routes().isEmpty() || !file.fillings().isEmpty())
                .filter(file -> !Files.isRegularFile(CasePath.of(file.path())))
                .map(file -> new Finding(
                        FindingCode.ROUTE_UNTESTED,
                        new Place(file.shown(), 1, 1),
                        "no cases: " + CasePath.of(file.path()).getFileName() + " beside it is missing"));
    }
}
