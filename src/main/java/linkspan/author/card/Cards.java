package linkspan.author.card;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import linkspan.author.check.Sources;
import linkspan.author.source.Address;
import linkspan.author.source.Route;
import linkspan.author.source.RouteFolder;
import linkspan.author.source.Step;
import linkspan.platform.promise.GuaranteeCard;
import linkspan.platform.promise.Promise;
import linkspan.platform.system.SystemSettings;

/** Makes the card of each route of the folder. */
public final class Cards {
    private Cards() {}

    /** In the order of the files. {@code settings}: of a system, empty where it has none. */
    public static List<GuaranteeCard> of(RouteFolder folder, Function<String, Optional<SystemSettings>> settings) {
        return folder.running().stream()
                .filter(route -> !Sources.system(route.file()).startsWith("_"))
                .flatMap(route ->
                        settings.apply(Sources.system(route.file())).stream().map(system -> of(route, system)))
                .toList();
    }

    static GuaranteeCard of(Route route, SystemSettings system) {
        return switch (route.from().scheme()) {
            case "event" -> delivers(route, system);
            case "receive" -> receives(route, system);
            case "serve", "direct", "seda", "rest", "platform-http" ->
                new GuaranteeCard(route.name(), Promise.ANSWERED, Promise.NO_ORDER, Promise.NO_KEY, Promise.NOT_STORED);
            default -> reads(route);
        };
    }

    private static GuaranteeCard delivers(Route route, SystemSettings system) {
        boolean idempotent = system.flag("idempotent", "false");
        boolean parks = system.oneOf("failed-key", "park", "park", "skip").equals("park");
        Promise once = idempotent
                ? Promise.ONCE
                : repeated(route).findAny().isPresent() ? Promise.ONCE_OR_MORE : Promise.ONCE_OR_PERSON;
        return new GuaranteeCard(
                route.name(),
                once,
                parks ? Promise.KEY_HOLDS : Promise.KEY_GOES_ON,
                idempotent ? Promise.EVENT_ID : Promise.POSITION,
                Promise.LETTER);
    }

    private static GuaranteeCard receives(Route route, SystemSettings system) {
        boolean topic = !route.from().option("topic").isEmpty();
        boolean refuses = system.oneOf("unmappable", "keep", "keep", "refuse").equals("refuse");
        return new GuaranteeCard(
                route.name(),
                topic ? Promise.HANDED_OVER : Promise.STORED,
                Promise.AS_COMMITTED,
                topic ? Promise.UNIT_KEY : Promise.SENDERS_KEY,
                refuses ? Promise.TOLD : Promise.KEPT);
    }

    private static GuaranteeCard reads(Route route) {
        boolean polls = route.name().contains(".poll-");
        boolean named = route.all()
                .anyMatch(step -> step.kind().equals("idempotentConsumer")
                        || step.value().toString().contains("unit-key"));
        return new GuaranteeCard(
                route.name(),
                polls ? Promise.PAGES : Promise.HANDED_OVER,
                polls ? Promise.AS_COMMITTED : Promise.NO_ORDER,
                polls ? Promise.CHECKPOINT : named ? Promise.UNIT_KEY : Promise.NO_KEY,
                Promise.AT_SOURCE);
    }

    /** Steps that may be carried out again although nobody knows whether they have been. */
    public static Stream<Step> repeated(Route route) {
        return route.all()
                .filter(step -> step.address().filter(Cards::isRepeated).isPresent());
    }

    private static boolean isRepeated(Address to) {
        return to.scheme().equals("call")
                && !to.option("method").equals("GET")
                && to.option("repeatable").equals("true");
    }
}
