package linkspan.author.lint.address;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.lint.Rule;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.mapping.Place;

/** A mapping that a route names exists, and is its own system's: who changes a system's mapping breaks nobody else. */
public final class MappingUse implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return folder.running().stream()
                .flatMap(route -> route.all()
                        .flatMap(step -> step.address().stream())
                        .flatMap(address -> Stream.concat(Stream.of(address), address.named()))
                        .filter(address -> address.scheme().equals("mapping") && !address.dynamic())
                        .flatMap(address -> of(folder.sources().mappings(), route, address)));
    }

    private static Stream<Finding> of(Path mappings, Route route, Address address) {
        Place place = route.at(address.place());
        String system = Sources.system(route.file());
        Stream<Finding> foreign =
                address.first().equals(system) || !address.path().contains("/")
                        ? Stream.empty()
                        : Stream.of(new Finding(
                                FindingCode.FOREIGN_MAPPING,
                                place,
                                "a route of " + system + " uses a mapping of " + address.first()
                                        + "; copy it to mappings/" + system + "/"));
        boolean there =
                Extensions.ALL.stream().anyMatch(end -> Files.isRegularFile(mappings.resolve(address.path() + end)));
        Stream<Finding> missing = there
                ? Stream.empty()
                : Stream.of(new Finding(
                        FindingCode.MAPPING_MISSING,
                        place,
                        "there is no mappings/" + address.path() + ".jslt and no .xsl"));
        return Stream.concat(foreign, missing);
    }
}
