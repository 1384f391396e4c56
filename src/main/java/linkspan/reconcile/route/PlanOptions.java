package linkspan.reconcile.route;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import linkspan.model.Topic;
import linkspan.platform.system.Setting;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Slots;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** Makes a plan of the options of {@code reconcile:compare}; each complaint names its option. */
@UriParams
public final class PlanOptions {
    @UriParam(name = "route", description = "Id of the reconcile route")
    private static final String ROUTE = "route";

    @UriParam(name = "left", description = "Route that lists the left side, direct:oms.list-stock")
    private static final String LEFT = "left";

    @UriParam(name = "right", description = "Route that lists the right side")
    private static final String RIGHT = "right";

    @UriParam(name = "leftOne", description = "Route that tells of one key on the left")
    private static final String LEFT_ONE = "leftOne";

    @UriParam(name = "rightOne", description = "Route that tells of one key on the right")
    private static final String RIGHT_ONE = "rightOne";

    @UriParam(name = "leftSums", description = "Route that lists the sums of each part of the left side")
    private static final String LEFT_SUMS = "leftSums";

    @UriParam(name = "rightSums", description = "Route that lists the sums of each part of the right side")
    private static final String RIGHT_SUMS = "rightSums";

    @UriParam(name = "window", description = "So long before the last run a change is compared again; all without it")
    private static final String WINDOW = "window";

    @UriParam(name = "sorted", description = "Sides that come in the order of their keys: left, right or left,right")
    private static final String SORTED = "sorted";

    @UriParam(name = "fields", description = "Fields that are compared, with commas; all without it")
    private static final String FIELDS = "fields";

    @UriParam(name = "amount", description = "Numeric field whose difference has a size")
    private static final String AMOUNT = "amount";

    @UriParam(name = "alertOver", description = "A larger difference is alarming; every one without it")
    private static final String ALERT_OVER = "alertOver";

    @UriParam(name = "events", description = "Topic on which the hub tells both sides")
    private static final String EVENTS = "events";

    @UriParam(name = "settle", description = "Pause before a difference is looked at again", defaultValue = "5s")
    private static final String SETTLE = "settle";

    @UriParam(name = "looks", description = "How often it is looked at again at most", defaultValue = "3")
    private static final String LOOKS = "looks";

    @UriParam(name = "schedule", description = "Cron expression of Quartz")
    private static final String SCHEDULE = "schedule";

    @UriParam(name = "zone", description = "Time zone of the schedule")
    private static final String ZONE = "zone";

    @UriParam(name = "record", description = "Mapping that makes the record of a difference")
    private static final String RECORD = "record";

    @UriParam(name = "repair", description = "Route that mends a difference")
    private static final String REPAIR = "repair";

    @UriParam(
            name = "autoRepair",
            description = "A run that finds at most so many has them mended by itself",
            defaultValue = "0")
    private static final String AUTO_REPAIR = "autoRepair";

    private final Map<String, Object> options;

    /** @param options are taken out of the map */
    PlanOptions(Map<String, Object> options) {
        this.options = options;
    }

    Plan plan() {
        String route = needed(ROUTE);
        Set<String> sorted = words(SORTED);
        sorted.stream()
                .filter(side -> !side.equals("left") && !side.equals("right"))
                .findFirst()
                .ifPresent(side -> {
                    throw new IllegalArgumentException("sorted=" + side + ": left, right, or both with a comma");
                });
        return new Plan(
                route,
                route.split("\\.", 2)[0],
                side(LEFT, LEFT_ONE, LEFT_SUMS, sorted),
                side(RIGHT, RIGHT_ONE, RIGHT_SUMS, sorted),
                new Plan.Terms(
                        words(FIELDS),
                        optional(AMOUNT),
                        decimal(ALERT_OVER),
                        topic(),
                        Setting.duration(option(SETTLE, "5s")),
                        number(LOOKS, "3"),
                        window()),
                Slots.of(needed(SCHEDULE), needed(ZONE)),
                new Plan.Mending(optional(RECORD), one(REPAIR), number(AUTO_REPAIR, "0")));
    }

    private Plan.Side side(String list, String one, String sums, Set<String> sorted) {
        String parts = one(sums);
        String ask = one(one);
        if (parts != null && ask == null) {
            throw new IllegalArgumentException(sums + " needs " + one + ", which tells of one key");
        }
        return new Plan.Side(direct(list, needed(list)), ask, sorted.contains(list), parts);
    }

    private @Nullable Duration window() {
        String text = optional(WINDOW);
        return text == null ? null : Setting.duration(text);
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
        String text = optional(EVENTS);
        return text == null ? null : new Topic(text);
    }
}
