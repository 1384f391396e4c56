package linkspan.lab.drill.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import linkspan.lab.drill.nemesis.Battlefield;
import linkspan.lab.drill.nemesis.Nemesis;
import linkspan.lab.drill.nemesis.NemesisFindings;

/**
 * One misfortune after the other, drawn by the seed, until the time is over; the last one is played to its end. Takeovers
 * are not timed: each begins in what the one before has left.
 */
public final class Mixed implements Nemesis {
    private static final int KILLS_AT_ONCE = 3;
    private static final int LONGEST_REST_MS = 5_000;
    private final Duration length;

    public Mixed(Duration length) {
        this.length = length;
    }

    @Override
    public NemesisFindings strike(Battlefield field) throws InterruptedException {
        List<Faults> possible = Faults.mixable(field.hasServers());
        Map<String, Integer> played = new TreeMap<>();
        List<String> broken = new ArrayList<>();
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            Faults next = possible.get(field.random().nextInt(possible.size()));
            int kills = 1 + field.random().nextInt(KILLS_AT_ONCE);
            NemesisFindings found =
                    next.nemesis(new Faults.Amount(kills, length)).strike(field);
            broken.addAll(found.broken());
            played.merge(next.word(), next == Faults.KILL ? kills : 1, Integer::sum);
            Thread.sleep(field.random().nextInt(LONGEST_REST_MS));
        }
        ObjectNode figures = JsonNodeFactory.instance.objectNode().put("seconds", length.toSeconds());
        played.forEach(figures::put);
        return new NemesisFindings("all", figures, broken, List.of());
    }
}
