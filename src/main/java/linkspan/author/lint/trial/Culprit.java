package linkspan.author.lint.trial;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFile;
import linkspan.author.source.Step;
import linkspan.author.source.Value;
import linkspan.mapping.Place;

/** Finds in our tree what Camel complains of: it knows the place of the whole at best, and shows the step otherwise. */
final class Culprit {
    private static final Pattern FIELD = Pattern.compile("Unsupported field: (\\S+)");
    private static final Pattern STEP = Pattern.compile(">>> (\\w+\\[.*?\\]) <<<", Pattern.DOTALL);

    private Culprit() {}

    /** The key that Camel does not know, within the object that begins at that place. */
    static Place key(RouteFile file, Place whole, String problem) {
        Matcher field = FIELD.matcher(problem);
        return field.find()
                ? within(file.root())
                        .filter(value -> value.place().equals(whole))
                        .flatMap(value -> value.field(field.group(1)).stream())
                        .map(Value.Field::key)
                        .findFirst()
                        .orElse(whole)
                : whole;
    }

    private static Stream<Value> within(Value value) {
        Stream<Value> below = value instanceof Value.Items items
                ? items.values().stream()
                : value.fields().values().stream().map(Value.Field::value);
        return Stream.concat(Stream.of(value), below.flatMap(Culprit::within));
    }

    /** The text of these routes that Camel's picture of the step shows first; else where the first of them begins. */
    static Place step(RouteFile file, List<Route> routes, String message) {
        Matcher picture = STEP.matcher(message);
        Optional<Place> text = picture.find() ? first(routes, picture.group(1)) : Optional.empty();
        return text.or(() -> routes.stream()
                        .map(route -> route.at(route.from().place()))
                        .findFirst())
                .orElse(new Place(file.shown(), 1, 1));
    }

    private static Optional<Place> first(List<Route> routes, String picture) {
        return routes.stream()
                .flatMap(route -> texts(route)
                        .filter(text -> picture.contains(bare(text)))
                        .min(Comparator.comparingInt((Value.Text text) -> picture.indexOf(bare(text)))
                                .thenComparing(text -> -bare(text).length()))
                        .map(text -> route.at(text.place()))
                        .stream())
                .findFirst();
    }

    private static String bare(Value.Text text) {
        return text.text().split("\\?", 2)[0];
    }

    private static Stream<Value.Text> texts(Route route) {
        Stream<Value.Text> inSteps = route.all()
                .map(Step::value)
                .flatMap(Culprit::within)
                .flatMap(value -> value instanceof Value.Text text ? Stream.of(text) : Stream.empty());
        return Stream.concat(
                        Stream.of(new Value.Text(
                                route.from().place(), route.from().text())),
                        inSteps)
                .filter(text -> bare(text).length() > 2);
    }
}
