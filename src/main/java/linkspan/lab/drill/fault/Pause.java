package linkspan.lab.drill.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import linkspan.lab.drill.nemesis.Battlefield;
import linkspan.lab.drill.nemesis.Nemesis;
import linkspan.lab.drill.nemesis.NemesisFindings;

/**
 * SIGSTOP for a minute, then SIGCONT: a hub that was taken for dead comes back in the middle of its work and must write
 * nothing that another one has taken over.
 */
public final class Pause implements Nemesis {
    private static final int PAUSE_S = 60;
    private static final int AFTERWARDS_S = 10;
    private static final long LONGEST_SILENCE_MS = 10_000;

    @Override
    public NemesisFindings strike(Battlefield field) throws InterruptedException {
        int hub = field.random().nextInt(field.count());
        long from = field.micros();
        field.hub(hub).pause();
        field.say("hub " + (hub + 1) + " is paused for " + PAUSE_S + " s");
        Thread.sleep(PAUSE_S * 1_000L);
        long to = field.micros();
        field.hub(hub).resume();
        field.say("hub " + (hub + 1) + " goes on");
        Thread.sleep(AFTERWARDS_S * 1_000L);
        field.requireAlive();
        long silence = field.attempts().longestSilenceMs(from, to);
        List<String> broken = new ArrayList<>();
        if (field.count() > 1 && silence > LONGEST_SILENCE_MS) {
            broken.add("nothing was accepted for " + silence + " ms while a hub was paused");
        }
        List<NemesisFindings.Strike> strikes =
                field.count() > 1 ? List.of(new NemesisFindings.Strike(hub, from, to)) : List.of();
        return new NemesisFindings(
                "pause",
                JsonNodeFactory.instance.objectNode().put("seconds", PAUSE_S).put("longestSilenceMs", silence),
                broken,
                strikes);
    }
}
