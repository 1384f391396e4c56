package linkspan.author.lint.address;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.lint.Rule;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.mapping.schema.Field;
import linkspan.mapping.schema.Fields;
import linkspan.mapping.schema.SchemaReader;
import linkspan.model.source.Meant;

/** What stands in braces in an address is a field of the event that the route delivers. */
public final class FieldUnknown implements Rule {
    private static final Pattern BRACES = Pattern.compile("(?<![{$])\\{([^{}]+)}");
    private static final Set<String> FILLED = Set.of("call", "cross-reference");

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        Path schemas = folder.sources().mappings().resolve("_canonical");
        Map<String, Set<String>> fields = new HashMap<>();
        return folder.running().stream()
                .filter(route -> route.from().scheme().equals("event"))
                .flatMap(route -> of(
                        fields.computeIfAbsent(
                                route.from().path(), event -> fields(schemas.resolve(event + ".v1.schema.json"))),
                        route));
    }

    private static Stream<Finding> of(Set<String> fields, Route route) {
        if (fields.isEmpty()) {
            return Stream.empty(); // no schema, or one that says nothing: a finding of its own
        }
        Set<String> known = new TreeSet<>(fields);
        route.all().flatMap(step -> step.address().stream()).forEach(to -> known.add(to.option("as")));
        return route.all()
                .flatMap(step -> step.address().stream())
                .filter(to -> FILLED.contains(to.scheme()))
                .flatMap(to -> unknown(known, route, to));
    }

    private static Stream<Finding> unknown(Set<String> known, Route route, Address to) {
        return BRACES.matcher(to.text() + " " + String.join(" ", to.options().values()))
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(braces -> braces.substring(1, braces.length() - 1))
                .filter(field -> !known.contains(field))
                .filter(field -> !to.scheme().equals("call") || !field.equals("next")) // the next page
                .map(field -> new Finding(
                        FindingCode.ROUTE_BROKEN,
                        route.at(to.place()),
                        "{" + field + "} is no field of " + route.from().path() + Meant.hint(field, known)));
    }

    private static Set<String> fields(Path schema) {
        if (!Files.isRegularFile(schema)) {
            return Set.of();
        }
        try {
            ObjectNode read = SchemaReader.read(schema);
            return Fields.of(read).stream()
                    .filter(field -> !field.path().contains("[]"))
                    .map(Field::path)
                    .collect(Collectors.toSet());
        } catch (RuntimeException e) {
            return Set.of(); // a schema that cannot be read is a finding of its own
        }
    }
}
