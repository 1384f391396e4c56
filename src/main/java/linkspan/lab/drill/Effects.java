package linkspan.lab.drill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One receiver's ledger.
 *
 * @param doubled as the receiver counts it
 * @param outOfOrder as the receiver counts it
 * @param sequences of every order, in the order of effect, doubles included
 */
record Effects(long doubled, long outOfOrder, Map<String, List<Long>> sequences) {
    Effects {
        sequences = Map.copyOf(sequences);
    }

    /** Of {@code GET /ledger/<system>?pairs=true}. */
    static Effects read(JsonNode ledger) {
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
}
