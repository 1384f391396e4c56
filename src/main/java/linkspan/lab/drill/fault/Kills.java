package linkspan.lab.drill.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import linkspan.lab.drill.nemesis.Battlefield;
import linkspan.lab.drill.nemesis.Nemesis;
import linkspan.lab.drill.nemesis.NemesisFindings;

/** SIGKILL, one hub at a time, at random moments; every fifth time while one starts. */
public final class Kills implements Nemesis {
    private final int kills;

    public Kills(int kills) {
        this.kills = kills;
    }

    private record Killed(int hub, long micros, boolean othersReady) {}

    @Override
    public NemesisFindings strike(Battlefield field) throws InterruptedException {
        List<Killed> done = new ArrayList<>();
        for (KillPlan.Kill kill : KillPlan.of(kills, field.random().split()).kills()) {
            int hub = field.random().nextInt(field.count());
            if (!kill.duringStart()) {
                field.awaitAll();
            }
            Thread.sleep(kill.after().toMillis());
            field.requireAlive();
            boolean othersReady = field.othersReady(hub);
            done.add(new Killed(hub, field.micros(), othersReady));
            field.hub(hub).kill();
            field.restart(hub);
            field.say("kill " + done.size() + " of " + kills + ", hub " + (hub + 1) + ", " + kill);
        }
        field.awaitAll();
        return new NemesisFindings(
                "kill", JsonNodeFactory.instance.objectNode().put("kills", kills), List.of(), strikes(done));
    }

    private static List<NemesisFindings.Strike> strikes(List<Killed> done) {
        List<NemesisFindings.Strike> strikes = new ArrayList<>();
        for (int i = 0; i < done.size(); i++) {
            Killed killed = done.get(i);
            long until = i + 1 < done.size() ? done.get(i + 1).micros : Long.MAX_VALUE;
            if (killed.othersReady) {
                strikes.add(new NemesisFindings.Strike(killed.hub, killed.micros, until));
            }
        }
        return strikes;
    }
}
