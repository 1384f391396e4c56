package linkspan.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import linkspan.blackbox.hub.HubProcess;
import linkspan.blackbox.hub.Hubs;
import linkspan.blackbox.receiver.Receiver;
import linkspan.blackbox.receiver.Receivers;

/**
 * After the last strike: waits until everything acknowledged has its effect, and does what a person does about letters:
 * looks into the receiver's ledger, gives up what is there and sends again what is not.
 */
final class Settling {
    private static final Duration LONGEST = Duration.ofSeconds(420);
    private static final Duration NO_PROGRESS = Duration.ofSeconds(90);
    /** No call of before is under way any more. */
    private static final Duration CALLS_END = Duration.ofSeconds(10);

    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MS = 1_000;
    private final Hubs hubs;
    private final Receivers receivers;
    private final Timeline timeline;
    private int decided;

    Settling(Hubs hubs, Receivers receivers, Timeline timeline) {
        this.hubs = hubs;
        this.receivers = receivers;
        this.timeline = timeline;
    }

    /** Letters that had to be decided. */
    int decided() {
        return decided;
    }

    /** Returns what stands in the way of quiet, empty when all is done. */
    List<Problem> await(Judge judge) throws InterruptedException {
        long begun = System.nanoTime();
        long changed = begun;
        long before = -1;
        String waiting = "";
        while (System.nanoTime() - begun < LONGEST.toNanos()) {
            long calls = receivers.calls() + decided;
            if (calls != before) {
                before = calls;
                changed = System.nanoTime();
            }
            long still = System.nanoTime() - changed;
            if (System.nanoTime() - begun > CALLS_END.toNanos()) {
                waiting = decideLetters();
                waiting = waiting + missing(judge);
                if (waiting.isEmpty() && still > QUIET.toNanos()) {
                    return List.of();
                }
            }
            if (still > NO_PROGRESS.toNanos()) {
                break;
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
        return List.of(new Problem(Problem.Kind.NOT_QUIET, "hub", "", "", waiting));
    }

    private String missing(Judge judge) {
        List<String> missing = new ArrayList<>();
        for (Receiver each : receivers.all()) {
            int count = judge.missing(each.arrivals()).size();
            if (count > 0) {
                missing.add(each.manner().system() + " misses " + count);
            }
        }
        return String.join(", ", missing);
    }

    private String decideLetters() throws InterruptedException {
        HubProcess hub = hubs.all().get(0);
        try {
            JsonNode letters = hub.operator().letters();
            int open = 0;
            for (JsonNode letter : letters) {
                String state = letter.path("state").asText();
                if (state.equals("dead") || state.equals("uncertain")) {
                    open++;
                    decide(hub, letter, state);
                }
            }
            return open == 0 ? "" : open + " letters, ";
        } catch (IOException e) {
            return "letters cannot be listed: " + e + ", ";
        }
    }

    private void decide(HubProcess hub, JsonNode letter, String state) throws IOException, InterruptedException {
        String id = letter.path("id").asText();
        String system = letter.path("system").asText();
        String event = id.substring(id.indexOf('.') + 1);
        boolean done = receivers.of(system).arrivals().stream()
                .anyMatch(each -> each.effective() && each.eventId().equals(event));
        String said = hub.operator().decide(id, done ? "discard" : "replay");
        decided++;
        timeline.say(state + " letter " + id + " (" + letter.path("key").asText() + ", "
                + letter.path("code").asText() + "): " + (done ? "was done, discarded" : "was not done, replayed") + " "
                + said);
    }
}
