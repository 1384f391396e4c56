package linkspan.author.dictionary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import linkspan.author.dictionary.Use.Link;
import org.jspecify.annotations.Nullable;

/**
 * Where each value of a mapping's input comes out: every one is changed by itself, in every example, and what differs then is
 * what it feeds. That holds for any mapping language. What no example holds cannot be seen.
 */
final class Flows {
    private final Function<JsonNode, @Nullable JsonNode> mapping;
    private final Map<String, Map<String, Link>> links = new TreeMap<>();
    private final Set<String> unclear = new TreeSet<>();

    /** @param mapping null for what it refuses */
    Flows(Function<JsonNode, @Nullable JsonNode> mapping) {
        this.mapping = mapping;
    }

    /** Output paths by input path. */
    Map<String, Map<String, Link>> links() {
        return links;
    }

    /** Input paths of which every other value is refused. */
    Set<String> unclear() {
        Set<String> still = new TreeSet<>(unclear);
        still.removeAll(links.keySet());
        return still;
    }

    void watch(List<JsonNode> examples) {
        Map<String, Set<JsonNode>> known = new LinkedHashMap<>();
        for (JsonNode example : examples) {
            Spot.all(example)
                    .values()
                    .forEach(spot -> known.computeIfAbsent(spot.path(), none -> new LinkedHashSet<>())
                            .add(spot.value()));
        }
        examples.forEach(example -> watch(example, known));
    }

    private void watch(JsonNode example, Map<String, Set<JsonNode>> known) {
        JsonNode made = mapping.apply(example);
        if (made == null) {
            return;
        }
        Map<List<Object>, Spot> before = Spot.all(made);
        Set<String> seen = new TreeSet<>();
        for (Spot spot : Spot.all(example).values()) {
            if (!spot.value().isNull() && !spot.steps().isEmpty() && seen.add(spot.path())) {
                watch(example, spot, before, Objects.requireNonNull(known.get(spot.path())));
            }
        }
    }

    private void watch(JsonNode example, Spot spot, Map<List<Object>, Spot> before, Collection<JsonNode> others) {
        boolean taken = false;
        for (JsonNode other : Alternatives.of(spot.value(), others)) {
            JsonNode made = mapping.apply(spot.with(example, other));
            taken |= made != null;
            if (made != null && note(spot.path(), other, before, Spot.all(made))) {
                return;
            }
        }
        if (!taken) {
            unclear.add(spot.path());
        }
    }

    /** True when something differs. */
    private boolean note(String from, JsonNode other, Map<List<Object>, Spot> before, Map<List<Object>, Spot> after) {
        List<Spot> changed = new ArrayList<>();
        after.forEach((steps, spot) -> {
            Spot was = before.get(steps);
            if (was == null || !was.value().equals(spot.value())) {
                changed.add(spot);
            }
        });
        // of a list that got shorter or longer nobody can say which value moved
        boolean sameShape = before.keySet().equals(after.keySet());
        boolean carried = changed.stream().anyMatch(spot -> Alternatives.isCarried(other, spot.value()));
        for (Spot spot : changed) {
            boolean here = Alternatives.isCarried(other, spot.value());
            if (here || !carried && sameShape) {
                links.computeIfAbsent(from, none -> new TreeMap<>())
                        .merge(
                                spot.path(),
                                here ? Link.CARRIED : Link.COMPUTED,
                                (first, next) -> first == Link.CARRIED ? first : next);
            }
        }
        return !changed.isEmpty();
    }
}
