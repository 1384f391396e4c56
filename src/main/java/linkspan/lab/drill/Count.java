package linkspan.lab.drill;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one receiver has of what was sent; counted in effects.
 *
 * @param effective distinct effects
 * @param lost acknowledged messages without an effect
 * @param doubled effects that came again, and those beyond the messages that were sent
 * @param outOfOrder effects that came after a later one of their order
 */
record Count(long effective, long lost, long doubled, long outOfOrder) {
    private static final Count NOTHING = new Count(0, 0, 0, 0);

    /** Doubles and inversions are counted here and by the receiver; the higher figure stands. */
    static Count of(Sent sent, Effects effects) {
        Set<String> orders = new TreeSet<>(sent.orders().keySet());
        orders.addAll(effects.sequences().keySet());
        Count sum = orders.stream()
                .map(order -> of(sent.of(order), effects.sequences().getOrDefault(order, List.of())))
                .reduce(NOTHING, Count::plus);
        long again = effects.sequences().values().stream()
                .mapToLong(list -> list.size() - new HashSet<>(list).size())
                .sum();
        return new Count(
                sum.effective,
                sum.lost,
                sum.doubled + Math.max(0, effects.doubled() - again),
                Math.max(sum.outOfOrder, effects.outOfOrder()));
    }

    private static Count of(Sent.Messages messages, List<Long> sequences) {
        Set<Long> seen = new HashSet<>();
        long highest = Long.MIN_VALUE;
        long again = 0;
        long late = 0;
        for (long sequence : sequences) {
            if (!seen.add(sequence)) {
                again++;
            } else if (sequence < highest) {
                late++;
            }
            highest = Math.max(highest, sequence);
        }
        long lost = Math.max(0, messages.acknowledged() - seen.size());
        long tooMany = Math.max(0, seen.size() - messages.tried());
        return new Count(seen.size(), lost, again + tooMany, late);
    }

    private Count plus(Count other) {
        return new Count(
                effective + other.effective, lost + other.lost, doubled + other.doubled, outOfOrder + other.outOfOrder);
    }

    boolean clean() {
        return lost == 0 && doubled == 0 && outOfOrder == 0;
    }
}
