package linkspan.author.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in one route file.
 *
 * @param shown the file as an author writes it
 * @param routes those written out
 * @param fillings {@code templatedRoute}s
 * @param policies {@code routeConfiguration}s
 * @param rest addresses that REST operations hand their calls to
 * @param text all of it, as it was read
 * @param root the same as values
 */
public record RouteFile(
        Path path,
        String shown,
        List<Route> routes,
        List<Filling> fillings,
        List<Template> templates,
        List<Value> policies,
        List<Address> rest,
        String text,
        Value root) {
    private static final String TEMPLATE = "template ";
    private static final String POLICY = "policy ";

    /** The file as it is now; {@link YamlBroken} when it holds no list. */
    public static RouteFile read(Path path, String shown) throws YamlBroken {
        String text = YamlReader.text(path, shown);
        Value root = YamlReader.value(text, shown);
        RouteParser parser = new RouteParser(path, shown);
        RouteFile file = new RouteFile(
                path,
                shown,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                text,
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

    /** Ids of its routes: those written out and those that templates make. */
    public Set<String> ids() {
        return Stream.concat(
                        routes.stream().flatMap(route -> route.id().stream()),
                        fillings.stream().flatMap(filling -> filling.id().stream()))
                .map(Value.Text::text)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What others can {@link #refersTo refer to}: {@code template deliver}, {@code policy delivering}. */
    public Set<String> defines() {
        return Stream.concat(
                        templates.stream()
                                .map(template -> TEMPLATE + template.id().text()),
                        policies.stream()
                                .map(policy -> POLICY
                                        + policy.text("id")
                                                .map(Value.Text::text)
                                                .orElse("")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** True for what {@link #defines} says of a policy that has no id, and so is every route's. */
    public static boolean isEverybodys(String defined) {
        return defined.equals(POLICY);
    }

    /** Templates and policies of this or other files, by the words of {@link #defines}. */
    public Set<String> refersTo() {
        Stream<Value.Text> policies = Stream.concat(
                routes.stream().flatMap(route -> route.policy().stream()),
                templates.stream().flatMap(template -> template.body().text("routeConfigurationId").stream()));
        return Stream.concat(
                        fillings.stream()
                                .flatMap(filling -> filling.template().stream())
                                .map(id -> TEMPLATE + id.text()),
                        policies.flatMap(ids -> Stream.of(ids.text().split(",", -1)))
                                .map(id -> POLICY + id.strip()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Addresses that it names, wherever they stand: a step may go to what an option or a property says. What templates say is
     * part of it, with its own values.
     *
     * @param all templates by id
     */
    public Stream<Address> mentions(Map<String, Template> all) {
        return Stream.concat(
                Address.in(root),
                fillings.stream()
                        .flatMap(filling ->
                                filling.template().flatMap(id -> Optional.ofNullable(all.get(id.text()))).stream()
                                        .flatMap(template -> Address.in(template.filled(filling)))));
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
