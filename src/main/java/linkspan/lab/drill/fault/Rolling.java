package linkspan.lab.drill.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import linkspan.lab.drill.load.Attempt;
import linkspan.lab.drill.nemesis.Battlefield;
import linkspan.lab.drill.nemesis.Nemesis;
import linkspan.lab.drill.nemesis.NemesisFindings;

/** SIGTERM and a start, one hub after the other, as a new version is brought in: nobody may notice. */
public final class Rolling implements Nemesis {
    private static final Duration LONGEST_STOP = Duration.ofSeconds(40);
    private static final int BETWEEN_S = 5;

    @Override
    public NemesisFindings strike(Battlefield field) throws InterruptedException {
        List<String> broken = new ArrayList<>();
        long from = field.micros();
        long unheard = field.attempts().unheard();
        long longestStop = 0;
        for (int i = 0; i < field.count(); i++) {
            Thread.sleep(BETWEEN_S * 1_000L);
            field.requireAlive();
            long begun = field.micros();
            if (!field.hub(i).terminate(LONGEST_STOP)) {
                broken.add("hub " + (i + 1) + " did not stop within " + LONGEST_STOP.toSeconds() + " s");
                field.hub(i).kill();
            }
            longestStop = Math.max(longestStop, (field.micros() - begun) / 1_000);
            field.restart(i);
            field.awaitAll();
            field.say("hub " + (i + 1) + " has been replaced");
        }
        long noHub = field.attempts().unheard() - unheard;
        long slowest = field.attempts().between(from, field.micros()).stream()
                .filter(Attempt::accepted)
                .mapToLong(Attempt::millis)
                .max()
                .orElse(0);
        if (field.count() > 1 && noHub > 0) {
            broken.add(noHub + " times no hub took a message");
        }
        return new NemesisFindings(
                "rolling",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("longestStopMs", longestStop)
                        .put("refused", noHub)
                        .put("slowestAcceptedMs", slowest),
                broken,
                List.of());
    }
}
