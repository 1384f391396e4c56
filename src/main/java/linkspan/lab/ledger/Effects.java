package linkspan.lab.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One receiver's ledger.
 *
 * @param doubled as the receiver counts it
 * @param outOfOrder as the receiver counts it
 * @param sequences of every order, in the order of effect, doubles included
 */
public record Effects(long doubled, long outOfOrder, Map<String, List<Long>> sequences) {
    public Effects {
        sequences = Map.copyOf(sequences);
    }

    /** Of {@code GET /ledger/<system>?pairs=true}. */
    public static Effects read(JsonNode ledger) {
        Map<String, List<Long>> sequences = new HashMap<>();
        for (Map.Entry<String, JsonNode> order : ledger.required("pairs").properties()) {
            List<Long> list = new ArrayList<>();
            order.getValue().forEach(sequence -> list.add(sequence.longValue()));
            sequences.put(order.getKey(), List.copyOf(list));
        }
        return new Effects(
                ledger.required("doubled").longValue(),
                ledger.required("outOfOrder").longValue(),
                sequences);
    }

    /** Against the sequences that each order must have and no others. */
    public Count against(Map<String, Set<Long>> expected) {
        long all = 0;
        long effective = 0;
        long uncalledFor = 0;
        for (Set<Long> each : expected.values()) {
            all += each.size();
        }
        for (Map.Entry<String, List<Long>> order : sequences.entrySet()) {
            Set<Long> there = new HashSet<>(order.getValue());
            Set<Long> wanted = expected.getOrDefault(order.getKey(), Set.of());
            long right = there.stream().filter(wanted::contains).count();
            effective += right;
            uncalledFor += there.size() - right;
        }
        return new Count(effective, all - effective, doubled + uncalledFor, outOfOrder);
    }
}
