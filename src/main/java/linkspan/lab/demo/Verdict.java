package linkspan.lab.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a run came to.
 *
 * @param accepted messages answered 2xx and not kept, repetitions and older news included
 * @param refused messages answered otherwise
 * @param kept messages stored as dead letters because they could not be mapped
 */
public record Verdict(int accepted, int refused, int kept, Map<String, Effects> systems) {
    public Verdict {
        systems = new TreeMap<>(systems);
    }

    /** True: nothing lost, nothing doubled, nothing out of order. */
    public boolean ok() {
        return systems.values().stream().allMatch(Effects::sound);
    }

    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("accepted", accepted).put("refused", refused).put("kept", kept);
        ObjectNode each = json.putObject("systems");
        systems.forEach((id, effects) -> each.putObject(id)
                .put("effective", effects.effective())
                .put("missing", effects.missing())
                .put("doubled", effects.doubled())
                .put("outOfOrder", effects.outOfOrder()));
        return json.put("verdict", ok() ? "ok" : "failed").toString();
    }

    /** {@code oms 60 of 60, wms 60 of 60; 0 lost, 0 doubled, 0 out of order}. */
    public String words() {
        String counts = systems.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue().effective() + " of "
                        + (e.getValue().effective() + e.getValue().missing()))
                .collect(Collectors.joining(", "));
        return "accepted " + accepted + ", refused " + refused + ", kept " + kept + "; " + counts + "; "
                + systems.values().stream().mapToLong(Effects::missing).sum() + " lost, "
                + systems.values().stream().mapToLong(Effects::doubled).sum() + " doubled, "
                + systems.values().stream().mapToLong(Effects::outOfOrder).sum() + " out of order";
    }
}
