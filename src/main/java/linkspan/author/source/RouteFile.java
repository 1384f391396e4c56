package linkspan.author.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in one route file.
 *
 * @param shown the file as an author writes it
 * @param routes those written out
 * @param fillings {@code templatedRoute}s
 * @param policies {@code routeConfiguration}s
 * @param rest addresses that REST operations hand their calls to
 * @param root all of it
 */
public record RouteFile(
        Path path,
        String shown,
        List<Route> routes,
        List<Filling> fillings,
        List<Template> templates,
        List<Value> policies,
        List<Address> rest,
        Value root) {

    /** Of the file's list; {@link YamlBroken} when it is none. */
    static RouteFile of(Path path, String shown, Value root) throws YamlBroken {
        RouteParser parser = new RouteParser(path, shown);
        RouteFile file = new RouteFile(
                path,
                shown,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                root);
        if (!(root instanceof Value.Items items)) {
            throw new YamlBroken(
                    root.place(), "a route file is a list: it begins with '- route:' or '- templatedRoute:'");
        }
        for (Value entry : items.values()) {
            for (Map.Entry<String, Value.Field> part : entry.fields().entrySet()) {
                file.add(parser, part.getKey(), part.getValue(), entry);
            }
        }
        return file;
    }

    /** An error handler for all routes of the file. */
    public Optional<Value> handler() {
        return root.each()
                .flatMap(entry -> entry.get("errorHandler").or(() -> entry.get("onException")).stream())
                .findFirst();
    }

    private void add(RouteParser parser, String word, Value.Field part, Value entry) {
        switch (word) {
            case "route" -> parser.route(part).ifPresent(routes::add);
            case "from" -> parser.route(new Value.Field(part.key(), entry)).ifPresent(routes::add);
            case "templatedRoute", "templated-route" -> fillings.add(Filling.of(path, shown, part));
            case "routeTemplate", "route-template" ->
                Template.of(path, shown, part.value()).ifPresent(templates::add);
            case "routeConfiguration", "route-configuration" -> policies.add(part.value());
            case "rest" -> addRest(part.value());
            default -> {
                // beans, restConfiguration and the like: Camel's business
            }
        }
    }

    private void addRest(Value value) {
        value.fields().values().stream()
                .flatMap(field -> field.value().each())
                .flatMap(operation -> operation.get("to").stream())
                .flatMap(to -> RouteParser.address(to).stream())
                .forEach(rest::add);
    }
}
