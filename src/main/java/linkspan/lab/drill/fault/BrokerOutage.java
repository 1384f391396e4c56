package linkspan.lab.drill.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import linkspan.lab.drill.load.Attempt;
import linkspan.lab.drill.nemesis.Battlefield;
import linkspan.lab.drill.nemesis.Nemesis;
import linkspan.lab.drill.nemesis.NemesisFindings;
import linkspan.lab.process.BrokerChild;

/** The broker is killed and stays away for a minute: messages go on being taken in, they are delivered afterwards. */
public final class BrokerOutage implements Nemesis {
    private static final int OUTAGE_S = 60;
    private static final long LONGEST_SILENCE_MS = 2_000;

    @Override
    public NemesisFindings strike(Battlefield field) throws InterruptedException {
        BrokerChild broker = field.servers().broker();
        long from = field.micros();
        broker.kill();
        field.say("the broker is away for " + OUTAGE_S + " s");
        Thread.sleep(OUTAGE_S * 1_000L);
        long to = field.micros();
        broker.start();
        field.say("the broker is back");
        field.requireAlive();
        long silence = field.attempts().longestSilenceMs(from, to);
        long accepted = field.attempts().between(from, to).stream()
                .filter(Attempt::accepted)
                .count();
        return new NemesisFindings(
                "broker",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("seconds", OUTAGE_S)
                        .put("accepted", accepted)
                        .put("longestSilenceMs", silence),
                silence > LONGEST_SILENCE_MS
                        ? List.of("nothing was accepted for " + silence + " ms while the broker was away")
                        : List.of(),
                List.of());
    }
}
