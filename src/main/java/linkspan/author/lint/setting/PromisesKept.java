package linkspan.author.lint.setting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import linkspan.author.card.Cards;
import linkspan.author.check.Finding;
import linkspan.author.check.Sources;
import linkspan.author.lint.Rule;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Step;
import linkspan.author.source.Value;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a system's file promises its owner ({@code promises=once,order}) its settings and the steps of its deliver routes keep;
 * a retry by Camel round a call is none that the hub knows of.
 */
public final class PromisesKept implements Rule {
    private static final Set<String> WORDS = Set.of("once", "order");
    private final UnaryOperator<@Nullable String> environment;

    public PromisesKept(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public Stream<Finding> look(RouteFolder folder) {
        return Sources.files(folder.sources().routes(), "system.properties").stream()
                .flatMap(file -> of(folder, file).stream());
    }

    private List<Finding> of(RouteFolder folder, Path file) {
        String system = Sources.system(file);
        try {
            SettingsFile written = SettingsFile.read(file, folder.sources().shown(file));
            SystemSettings settings = written.settings(system, environment);
            List<Route> routes = folder.running().stream()
                    .filter(route -> route.from().scheme().equals("event")
                            && route.from().option("system").equals(system))
                    .toList();
            List<String> broken = new ArrayList<>();
            for (String word : settings.get("promises", "").split(",", -1)) {
                broken.addAll(broken(word.strip(), settings, routes));
            }
            String key = system + ".promises";
            List<Finding> found = new ArrayList<>(broken.stream()
                    .map(why -> SettingsRule.finding(written.at(key), key + ": " + why))
                    .toList());
            if (settings.get("idempotent", "false").equals("false")) {
                routes.stream()
                        .filter(PromisesKept::retriesBlindly)
                        .forEach(route -> found.add(SettingsRule.finding(
                                route.at(route.place()),
                                route.name() + ": redelivers by itself (maximumRedeliveries) although " + system
                                        + ".idempotent=false: what has no answer may have had its effect; leave retries to "
                                        + system + ".retry")));
            }
            return found;
        } catch (IOException e) {
            return List.of(); // a finding of its own
        }
    }

    private static List<String> broken(String word, SystemSettings settings, List<Route> routes) {
        List<String> why = new ArrayList<>();
        if (!word.isEmpty() && !WORDS.contains(word)) {
            why.add("'" + word + "' is none of once, order");
        }
        if (word.equals("order") && settings.get("failed-key", "park").equals("skip")) {
            why.add("order is not kept: " + settings.id()
                    + ".failed-key=skip lets later events of a key go on without a dead one");
        }
        if (word.equals("once") && settings.get("idempotent", "false").equals("false")) {
            for (Route route : routes) {
                Cards.repeated(route)
                        .map(step -> "once is not kept: " + settings.id() + ".idempotent=false, and "
                                + name(route, step) + " may be repeated (repeatable=true)")
                        .forEach(why::add);
            }
        }
        return why;
    }

    private static String name(Route route, Step step) {
        return route.name() + "/" + step.id().map(id -> id.text()).orElse(step.kind());
    }

    private static boolean retriesBlindly(Route route) {
        return route.handler().stream().flatMap(PromisesKept::redeliveries).anyMatch(times -> !times.matches("0|"));
    }

    private static Stream<String> redeliveries(Value value) {
        if (value instanceof Value.Items items) {
            return items.values().stream().flatMap(PromisesKept::redeliveries);
        }
        if (!(value instanceof Value.Fields fields)) {
            return Stream.empty();
        }
        return Stream.concat(
                value.text("maximumRedeliveries").map(Value.Text::text).stream(),
                fields.all().values().stream().map(Value.Field::value).flatMap(PromisesKept::redeliveries));
    }
}
