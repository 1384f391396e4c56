package linkspan.lab.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import linkspan.lab.ledger.Count;
import linkspan.lab.ledger.Effects;

/**
 * What a journal says was sent, by order. A message counts once, however often it was posted.
 *
 * @param orders every order of which a message was posted
 */
record Sent(Map<String, Messages> orders) {
    /**
     * @param tried messages that were posted: at most so many effects may follow
     * @param acknowledged those answered 2xx: at least so many must follow
     */
    record Messages(int tried, int acknowledged) {
        static final Messages NONE = new Messages(0, 0);
    }

    Sent {
        orders = Map.copyOf(orders);
    }

    /** Leaves a torn last line out: its post was never made. */
    static Sent read(Path journal) {
        try {
            String text = Files.readString(journal);
            return of(text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + journal, e);
        }
    }

    /** Throws {@link IllegalStateException} for a line that no journal holds. */
    static Sent of(List<String> lines) {
        Map<String, String> orderOf = new HashMap<>();
        Map<String, Messages> orders = new TreeMap<>();
        Set<String> acknowledged = new HashSet<>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            if (words.length == 3 && words[0].equals("try")) {
                if (orderOf.putIfAbsent(words[1], words[2]) == null) {
                    orders.merge(words[2], new Messages(1, 0), Sent::sum);
                }
            } else if (words.length == 2 && words[0].equals("ok") && orderOf.containsKey(words[1])) {
                if (acknowledged.add(words[1])) {
                    orders.merge(orderOf.get(words[1]), new Messages(0, 1), Sent::sum);
                }
            } else {
                throw new IllegalStateException("not a line of a journal: " + line);
            }
        }
        return new Sent(orders);
    }

    private static Messages sum(Messages one, Messages other) {
        return new Messages(one.tried + other.tried, one.acknowledged + other.acknowledged);
    }

    Messages of(String order) {
        return orders.getOrDefault(order, Messages.NONE);
    }

    int acknowledged() {
        return orders.values().stream().mapToInt(Messages::acknowledged).sum();
    }

    /** Doubles and inversions are counted here and by the receiver; the higher figure stands. */
    Count count(Effects effects) {
        Set<String> all = new TreeSet<>(orders.keySet());
        all.addAll(effects.sequences().keySet());
        Count sum = all.stream()
                .map(order -> count(of(order), effects.sequences().getOrDefault(order, List.of())))
                .reduce(Count.NOTHING, Count::plus);
        long again = effects.sequences().values().stream()
                .mapToLong(list -> list.size() - new HashSet<>(list).size())
                .sum();
        return new Count(
                sum.effective(),
                sum.lost(),
                sum.doubled() + Math.max(0, effects.doubled() - again),
                Math.max(sum.outOfOrder(), effects.outOfOrder()));
    }

    private static Count count(Messages messages, List<Long> sequences) {
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
}
