package linkspan.lab.drill.fault;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import linkspan.lab.drill.load.Attempt;
import linkspan.lab.drill.nemesis.Battlefield;
import linkspan.lab.drill.nemesis.Nemesis;
import linkspan.lab.drill.nemesis.NemesisFindings;
import linkspan.lab.process.PostgresChild;

/**
 * PostgreSQL is stopped for 20 s: senders hear 503 in time, the hub says that it is not ready, and everything goes on
 * soon after its return.
 */
public final class DatabaseOutage implements Nemesis {
    private static final int OUTAGE_S = 20;
    private static final int AFTERWARDS_S = 10;
    private static final long MOST_503_MS = 1_500;
    private static final long MOST_UNREADY_MS = 2_000;
    private static final long MOST_BACK_MS = 5_000;
    private static final long NEVER = 60_000;
    private static final long LOOK_EVERY_MS = 50;

    @Override
    public NemesisFindings strike(Battlefield field) throws InterruptedException {
        PostgresChild postgres = field.servers().postgres();
        long stopping = field.micros();
        postgres.stop();
        long stopped = field.micros();
        field.say("PostgreSQL is away for " + OUTAGE_S + " s");
        long unready = untilAll(field, OptionalInt.of(503), stopping);
        Thread.sleep(Math.max(0, OUTAGE_S * 1_000L - (field.micros() - stopped) / 1_000));
        long starting = field.micros();
        List<Attempt> during = field.attempts().between(stopping, starting);
        postgres.start();
        long back = field.micros();
        field.say("PostgreSQL is back");
        long ready = untilAll(field, OptionalInt.of(200), back);
        Thread.sleep(AFTERWARDS_S * 1_000L);
        field.requireAlive();
        long accepting = field.attempts().acceptedAgain(starting, -1).orElse(back + NEVER * 1_000) - back;
        return findings(during, unready, ready, Math.max(0, accepting / 1_000));
    }

    private static NemesisFindings findings(List<Attempt> during, long unready, long ready, long accepting) {
        long slowest = during.stream()
                .filter(each -> !each.accepted())
                .mapToLong(Attempt::millis)
                .max()
                .orElse(0);
        long unanswered = during.stream().filter(each -> each.status() == 0).count();
        long refused = during.stream().filter(each -> each.status() == 503).count();
        ObjectNode figures = JsonNodeFactory.instance
                .objectNode()
                .put("seconds", OUTAGE_S)
                .put("answered503", refused)
                .put("slowest503Ms", slowest)
                .put("unanswered", unanswered)
                .put("unreadyMs", unready)
                .put("readyMs", ready)
                .put("acceptingMs", accepting);
        List<String> broken = new ArrayList<>();
        requireAtMost(broken, "a refusal took", slowest, MOST_503_MS);
        requireAtMost(broken, "/health/ready said so after", unready, MOST_UNREADY_MS);
        requireAtMost(broken, "/health/ready was fine again after", ready, MOST_BACK_MS);
        requireAtMost(broken, "a message was accepted again after", accepting, MOST_BACK_MS);
        if (unanswered > 0) {
            broken.add(unanswered + " requests had no answer");
        }
        return new NemesisFindings("database", figures, broken, List.of());
    }

    private static void requireAtMost(List<String> broken, String what, long ms, long most) {
        if (ms > most) {
            broken.add(what + " " + ms + " ms, more than " + most);
        }
    }

    /** In ms from that moment on until the last of the hubs says so; {@link #NEVER} when one does not. */
    private static long untilAll(Battlefield field, OptionalInt status, long fromMicros) throws InterruptedException {
        long longest = 0;
        for (int i = 0; i < field.count(); i++) {
            while (!field.hub(i).readiness().equals(status)) {
                if (field.micros() - fromMicros > NEVER * 1_000) {
                    return NEVER;
                }
                Thread.sleep(LOOK_EVERY_MS);
            }
            longest = Math.max(longest, (field.micros() - fromMicros) / 1_000);
        }
        return longest;
    }
}
