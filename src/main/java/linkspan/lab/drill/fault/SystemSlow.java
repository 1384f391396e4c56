package linkspan.lab.drill.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import linkspan.lab.drill.nemesis.Battlefield;
import linkspan.lab.drill.nemesis.Nemesis;
import linkspan.lab.drill.nemesis.NemesisFindings;

/** A system takes two seconds for each call, for half a minute: what waits for it must not come twice or late. */
public final class SystemSlow implements Nemesis {
    private static final List<String> SYSTEMS = List.of("oms", "wms", "erp");
    private static final int SLOW_S = 30;
    private static final int SLOW_MS = 2_000;
    private static final int USUAL_MS = 20;

    @Override
    public NemesisFindings strike(Battlefield field) throws InterruptedException {
        String system = SYSTEMS.get(field.random().nextInt(SYSTEMS.size()));
        field.faults(system, latency(SLOW_MS));
        field.say(system + " is slow for " + SLOW_S + " s");
        Thread.sleep(SLOW_S * 1_000L);
        field.faults(system, latency(USUAL_MS));
        return new NemesisFindings(
                "slow", JsonNodeFactory.instance.objectNode().put("seconds", SLOW_S), List.of(), List.of());
    }

    private static ObjectNode latency(int ms) {
        return JsonNodeFactory.instance.objectNode().put("latencyMs", ms);
    }
}
