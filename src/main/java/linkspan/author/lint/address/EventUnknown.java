package linkspan.author.lint.address;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.mapping.schema.EventSchemas;
import linkspan.model.kind.EventTypes;

/** Events are the canonical ones, each with a schema. */
public final class EventUnknown implements Rule {
    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Path mappings = folder.sources().mappings();
        EventTypes events = EventSchemas.readable(mappings);
        return folder.running().stream()
                .flatMap(route -> Stream.concat(
                                Stream.of(route.from()), route.all().flatMap(step -> step.address().stream()))
                        .filter(address -> address.scheme().equals("event") && !address.dynamic())
                        .flatMap(address -> of(mappings, events, route, address)));
    }

    private static Stream<Finding> of(Path mappings, EventTypes events, Route route, Address address) {
        String event = address.path();
        if (events.find(event).isEmpty()) {
            return Stream.of(new Finding(
                    FindingCode.UNKNOWN_EVENT,
                    route.at(address.place()),
                    "there is no event " + event + "; " + events.there(event)));
        }
        return Files.isRegularFile(EventSchemas.file(mappings, event))
                ? Stream.empty()
                : Stream.of(new Finding(
                        FindingCode.UNKNOWN_EVENT,
                        route.at(address.place()),
                        event + " has no schema mappings/_canonical/" + event + ".v1.schema.json"));
    }
}
