package linkspan.reconcile.route;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import linkspan.model.Topic;
import linkspan.platform.system.Setting;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Slots;
import org.jspecify.annotations.Nullable;

/** Makes a plan of the options of {@code reconcile:compare}; each complaint names its option. */
public final class PlanOptions {
    /** Every option, as {@code check} knows them. */
    public static final Set<String> NAMES = Set.of(
            "route",
            "left",
            "right",
            "leftOne",
            "rightOne",
            "sorted",
            "fields",
            "amount",
            "alertOver",
            "events",
            "settle",
            "looks",
            "schedule",
            "zone",
            "record",
            "repair",
            "autoRepair");

    private final Map<String, Object> options;

    /** @param options are taken out of the map */
    PlanOptions(Map<String, Object> options) {
        this.options = options;
    }

    Plan plan() {
        String route = needed("route");
        Set<String> sorted = words("sorted");
        sorted.stream()
                .filter(side -> !side.equals("left") && !side.equals("right"))
                .findFirst()
                .ifPresent(side -> {
                    throw new IllegalArgumentException("sorted=" + side + ": left, right, or both with a comma");
                });
        return new Plan(
                route,
                route.split("\\.", 2)[0],
                new Plan.Side(direct("left", needed("left")), one("leftOne"), sorted.contains("left")),
                new Plan.Side(direct("right", needed("right")), one("rightOne"), sorted.contains("right")),
                new Plan.Terms(
                        words("fields"),
                        optional("amount"),
                        decimal("alertOver"),
                        topic(),
                        Setting.duration(option("settle", "5s")),
                        number("looks", "3")),
                Slots.of(needed("schedule"), needed("zone")),
                new Plan.Mending(optional("record"), one("repair"), number("autoRepair", "0")));
    }

    private String option(String name, String otherwise) {
        Object value = options.remove(name);
        String text = value == null ? "" : value.toString().strip();
        return text.isEmpty() ? otherwise : text;
    }

    private @Nullable String optional(String name) {
        String text = option(name, "");
        return text.isEmpty() ? null : text;
    }

    private String needed(String name) {
        String text = option(name, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("reconcile:compare lacks " + name + "=");
        }
        return text;
    }

    private @Nullable String one(String name) {
        String text = optional(name);
        return text == null ? null : direct(name, text);
    }

    private static String direct(String name, String address) {
        if (!address.matches("direct:[A-Za-z0-9_-]+\\.[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException(name + "=" + address + ": a route, as direct:oms.list-stock");
        }
        return address;
    }

    private Set<String> words(String name) {
        return Arrays.stream(option(name, "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable BigDecimal decimal(String name) {
        String text = optional(name);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + "=" + text + " is no number", e);
        }
    }

    private int number(String name, String otherwise) {
        String text = option(name, otherwise);
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(name + "=" + text + " is no whole number");
        }
        return Integer.parseInt(text);
    }

    private @Nullable Topic topic() {
        String text = optional("events");
        return text == null ? null : new Topic(text);
    }
}
