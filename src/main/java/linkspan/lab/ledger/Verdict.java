package linkspan.lab.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What the receivers' ledgers say of a run, by system. */
public record Verdict(Map<String, Count> systems) {
    public Verdict {
        systems = new TreeMap<>(systems);
    }

    /** Nothing lost, nothing doubled, nothing out of order. */
    public boolean ok() {
        return systems.values().stream().allMatch(Count::clean);
    }

    /** {@code lost} is the name of what is missing. */
    public ObjectNode json(String lost) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        systems.forEach((system, count) -> json.putObject(system)
                .put("effective", count.effective())
                .put(lost, count.lost())
                .put("doubled", count.doubled())
                .put("outOfOrder", count.outOfOrder()));
        return json;
    }

    /** {@code oms 60 of 60, wms 60 of 60; 0 lost, 0 doubled, 0 out of order}. */
    public String words() {
        String counts = systems.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue().effective() + " of "
                        + (each.getValue().effective() + each.getValue().lost()))
                .collect(Collectors.joining(", "));
        return counts + "; " + sum(Count::lost) + " lost, " + sum(Count::doubled) + " doubled, "
                + sum(Count::outOfOrder) + " out of order";
    }

    private long sum(ToLongFunction<Count> figure) {
        return systems.values().stream().mapToLong(figure).sum();
    }
}
