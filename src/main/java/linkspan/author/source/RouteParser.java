package linkspan.author.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes routes and steps of YAML values; what it does not know it passes over, Camel will speak of it. */
final class RouteParser {
    private static final Set<String> BY_EXPRESSION =
            Set.of("enrich", "pollEnrich", "recipientList", "routingSlip", "dynamicRouter");

    private static final Set<String> LISTS = Set.of("recipientList", "routingSlip");

    private final Path file;
    private final String shown;

    RouteParser(Path file, String shown) {
        this.file = file;
        this.shown = shown;
    }

    /** Of what stands under {@code route}, or beside {@code from}; empty without a start. */
    Optional<Route> route(Value.Field written) {
        Value value = written.value();
        Optional<Value> from = value.get("from");
        Optional<Address> start = from.flatMap(RouteParser::address);
        return start.map(address -> new Route(
                file,
                shown,
                written.key(),
                value.text("id"),
                value.text("nodePrefixId"),
                value.text("description"),
                value.text("routeConfigurationId"),
                value.get("errorHandler").or(() -> value.get("onException")),
                address,
                steps(from.flatMap(it -> it.get("steps")).or(() -> value.get("steps")))));
    }

    /** The route that a template makes. */
    Optional<Route> filled(Filling filling, Template template) {
        return new RouteParser(filling.file(), filling.shown())
                .route(new Value.Field(filling.place(), template.filled(filling)))
                .map(made -> new Route(
                        filling.file(),
                        filling.shown(),
                        filling.place(),
                        filling.id(),
                        filling.prefix(),
                        template.description(),
                        made.policy(),
                        made.handler(),
                        made.from(),
                        made.steps()));
    }

    static Optional<Address> address(Value value) {
        if (value instanceof Value.Text uri) {
            return Optional.of(Address.of(uri, Optional.empty()));
        }
        return value.text("uri").map(uri -> Address.of(uri, value.get("parameters")));
    }

    private static List<Step> steps(Optional<Value> list) {
        return list.stream()
                .flatMap(Value::each)
                .flatMap(entry -> entry.fields().entrySet().stream())
                .map(entry -> step(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Step step(String word, Value.Field written) {
        String kind = camel(word);
        Value value = written.value();
        Optional<Address> target = target(kind, value);
        List<Step> several = target.filter(
                        it -> LISTS.contains(kind) && it.text().contains(","))
                .map(list -> each(list, value).toList())
                .orElse(List.of());
        return new Step(
                kind,
                written.key(),
                value.text("id"),
                several.isEmpty() ? target : Optional.empty(),
                value,
                several.isEmpty() ? branches(value).toList() : List.of(several));
    }

    /** A list of recipients is as many steps. */
    private static Stream<Step> each(Address list, Value value) {
        return Stream.of(list.text().split(",", -1))
                .map(one -> new Step(
                        "to",
                        list.place(),
                        value.text("id"),
                        Optional.of(Address.of(new Value.Text(list.place(), one.strip()), Optional.empty())),
                        value,
                        List.of()));
    }

    private static String camel(String word) {
        StringBuilder camel = new StringBuilder();
        for (String part : word.split("-", -1)) {
            camel.append(
                    camel.isEmpty() || part.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    private static Optional<Address> target(String kind, Value value) {
        return switch (kind) {
            case "to", "toD", "wireTap", "poll" -> address(value);
            case "kamelet" ->
                value.text("name")
                        .or(() -> value instanceof Value.Text text ? Optional.of(text) : Optional.empty())
                        .map(name -> Address.of(
                                new Value.Text(name.place(), "kamelet:" + name.text()), value.get("parameters")));
            default -> BY_EXPRESSION.contains(kind) ? expression(value) : Optional.empty();
        };
    }

    /** {@code constant: direct:x}, {@code expression: {simple: {expression: …}}}. */
    private static Optional<Address> expression(Value value) {
        return Stream.of("constant", "simple", "expression")
                .flatMap(language -> value.get(language).stream())
                .flatMap(found -> found instanceof Value.Text text
                        ? Stream.of(Address.of(text, Optional.empty()))
                        : expression(found).stream())
                .findFirst();
    }

    /** Lists of steps, however deep below the step's own words. */
    private static Stream<List<Step>> branches(Value value) {
        List<List<Step>> found = new ArrayList<>();
        value.fields().forEach((key, field) -> {
            if (key.equals("steps")) {
                found.add(steps(Optional.of(field.value())));
                return;
            }
            field.value().each().flatMap(RouteParser::branches).forEach(found::add);
        });
        return found.stream();
    }
}
