package linkspan.blackbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import linkspan.blackbox.receiver.Arrival;

/**
 * Compares what senders were told with what took effect at one receiver. An order to which something happened that nobody
 * told counts as that, and no further: what is told of it later may rightly change nothing.
 */
final class Judge {
    private final Told told;

    Judge(Told told) {
        this.told = told;
    }

    /** Acknowledged messages without an effect. */
    List<Told.Fate> missing(List<Arrival> arrivals) {
        Map<String, List<Arrival>> effects = effects(arrivals);
        Set<String> spoilt = spoilt(effects);
        return told.all().stream()
                .filter(fate -> fate.answer() == Told.Answer.ACKNOWLEDGED
                        && !effects.containsKey(fate.mark())
                        && !spoilt.contains(fate.order()))
                .toList();
    }

    List<Problem> problems(String receiver, List<Arrival> arrivals) {
        List<Problem> found = new ArrayList<>();
        for (Told.Fate fate : missing(arrivals)) {
            found.add(new Problem(Problem.Kind.LOST, receiver, fate.order(), fate.mark(), "was acknowledged"));
        }
        effects(arrivals).forEach((mark, list) -> judge(receiver, mark, list).forEach(found::add));
        found.addAll(inversions(receiver, arrivals));
        return found;
    }

    private Set<String> spoilt(Map<String, List<Arrival>> effects) {
        return effects.entrySet().stream()
                .filter(each -> told.of(each.getKey()) == null)
                .map(each -> each.getValue().get(0).order())
                .collect(Collectors.toSet());
    }

    private List<Problem> judge(String receiver, String mark, List<Arrival> effects) {
        List<Problem> found = new ArrayList<>();
        Arrival first = effects.get(0);
        Told.Fate fate = told.of(mark);
        if (fate == null) {
            found.add(new Problem(Problem.Kind.INVENTED, receiver, first.order(), mark, first.event()));
        } else if (fate.answer() == Told.Answer.REFUSED) {
            found.add(new Problem(Problem.Kind.FORGED, receiver, first.order(), mark, "was refused"));
        }
        if (effects.size() > 1) {
            String when = effects.stream()
                    .map(each -> each.at() + " " + each.event() + " key " + each.key() + " answered " + each.answer())
                    .toList()
                    .toString();
            found.add(new Problem(Problem.Kind.DOUBLED, receiver, first.order(), mark, when));
        }
        return found;
    }

    /** First effects whose version or number is below that of an effect before. */
    private List<Problem> inversions(String receiver, List<Arrival> arrivals) {
        List<Problem> found = new ArrayList<>();
        Map<String, Integer> versions = new HashMap<>();
        Map<String, Long> sequences = new HashMap<>();
        effects(arrivals).values().forEach(list -> {
            Arrival each = list.get(0);
            Told.Fate fate = told.of(each.mark());
            int version = fate == null ? 0 : fate.version();
            int before = versions.merge(each.order(), version, Math::max);
            long number = sequences.merge(each.order(), each.sequence(), Math::max);
            if (fate != null && version < before || each.sequence() < number) {
                found.add(new Problem(
                        Problem.Kind.OUT_OF_ORDER,
                        receiver,
                        each.order(),
                        each.mark(),
                        "number " + each.sequence() + " after " + number + " at " + each.at()));
            }
        });
        return found;
    }

    /** By mark, in the order of the first effect. */
    private static Map<String, List<Arrival>> effects(List<Arrival> arrivals) {
        Map<String, List<Arrival>> effects = new LinkedHashMap<>();
        for (Arrival each : arrivals) {
            if (each.effective()) {
                effects.computeIfAbsent(each.mark(), mark -> new ArrayList<>()).add(each);
            }
        }
        return effects;
    }
}
