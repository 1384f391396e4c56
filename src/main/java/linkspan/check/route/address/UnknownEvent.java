package linkspan.check.route.address;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import linkspan.check.Finding;
import linkspan.check.FindingCode;
import linkspan.check.route.file.Address;
import linkspan.check.route.file.Route;
import linkspan.check.route.file.RouteFolder;
import linkspan.check.route.rule.Rule;
import linkspan.event.EventType;

/** Events are the canonical ones, each with a schema. */
public final class UnknownEvent implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Path schemas = folder.sources().mappings().resolve("_canonical");
        return folder.running().stream()
                .flatMap(route -> Stream.concat(
                                Stream.of(route.from()), route.all().flatMap(step -> step.address().stream()))
                        .filter(address -> address.scheme().equals("event") && !address.dynamic())
                        .flatMap(address -> of(schemas, route, address)));
    }

    private static Stream<Finding> of(Path schemas, Route route, Address address) {
        String event = address.path();
        if (EventType.find(event).isEmpty()) {
            return Stream.of(new Finding(
                    FindingCode.UNKNOWN_EVENT,
                    route.at(address.place()),
                    "there is no event " + event + "; " + EventType.there(event)));
        }
        return Files.isRegularFile(schemas.resolve(event + ".v1.schema.json"))
                ? Stream.empty()
                : Stream.of(new Finding(
                        FindingCode.UNKNOWN_EVENT,
                        route.at(address.place()),
                        event + " has no schema mappings/_canonical/" + event + ".v1.schema.json"));
    }
}
