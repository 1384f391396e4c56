package linkspan.delivery.note;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import linkspan.delivery.key.Behind;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.delivery.key.PositionKey;
import linkspan.model.Event;
import linkspan.model.failure.FailureCode;
import linkspan.platform.resilience.DeliveryResult;
import linkspan.platform.resilience.SystemPolicy;

/**
 * A share in a unit of work: this event is about to be delivered. Written before, and taken away with the outcome; found
 * by the next one to try, it tells what its hub cannot tell any more.
 *
 * @param behind the question whether it is the event's turn, for one that comes through its lane
 * @param claim 0 in a lane, else the claim under which it is tried again
 * @param attempts failed ones before
 * @param run as {@link HubRun#next} named it
 * @param called true: the next thing is a call that may not be repeated; false: its route is about to start
 */
public record CallNote(
        SystemPolicy policy, Behind behind, long claim, int attempts, HubRun hub, String run, boolean called) {
    /** So often an event may be under way when its hub ends; then it is set aside. */
    static final int MOST_STARTS = 3;

    public Event event() {
        return behind.event();
    }

    public PositionKey key() {
        return PositionKey.of(policy.system(), event());
    }

    /** The same, before its route has started. */
    public CallNote beforeItsRoute() {
        return new CallNote(policy, behind, claim, attempts, hub, run, false);
    }

    /** What the store made of it. */
    public sealed interface Decision {
        /** It is written: go on. */
        record Go() implements Decision {}

        /** Nothing may be begun, and this is how the event stands. */
        record No(DeliveryEnd.Settled settled) implements Decision {}
    }

    /** The outcome of an event that must not begin again by itself. */
    public DeliveryEnd endedBy(Verdict verdict, Instant now) {
        DeliveryResult result = verdict instanceof Verdict.Unknown unknown
                ? new DeliveryResult.Uncertain(
                        FailureCode.ANSWER_LOST,
                        "the call that " + unknown.hub() + " began at "
                                + unknown.begunAt().truncatedTo(ChronoUnit.MILLIS)
                                + " has no outcome: the hub ended, or lost the key, in the middle of it")
                : new DeliveryResult.Refused(
                        FailureCode.POISON, "the hub ended " + MOST_STARTS + " times while this event was under way");
        return new DeliveryEnd(policy, event(), result, claim, attempts, now, now, null);
    }

    /** It shall not count: nothing was begun after all. */
    public record Withdrawn(CallNote note) {}

    /** What an earlier note means for this one. */
    public sealed interface Verdict {
        /** The event may go, for the {@code starts}-th time. */
        record Go(int starts) implements Verdict {}

        /** Its call is under way somewhere and has until then to end. */
        record UnderWay(Instant until) implements Verdict {}

        /** Its call was begun and whoever began it is gone. */
        record Unknown(Instant begunAt, String hub) implements Verdict {}

        /** Whenever it was under way, its hub ended. */
        record Poison(int starts) implements Verdict {}
    }

    /** A note that is there, perhaps this one. */
    record Found(long seq, String hub, String run, boolean called, int starts, Instant begunAt, Instant until) {
        Verdict verdict(CallNote note, Instant now) {
            boolean stale = seq != note.event().sequence();
            if (stale || run.equals(note.run)) {
                return new Verdict.Go(stale ? 1 : starts);
            }
            boolean ours = run.startsWith(note.hub.start() + ".");
            boolean gone = hub.equals(note.hub.instance()) ? !ours : !until.isAfter(now);
            if (called) {
                return gone || !until.isAfter(now) ? new Verdict.Unknown(begunAt, hub) : new Verdict.UnderWay(until);
            }
            if (!gone) {
                return new Verdict.Go(starts);
            }
            return starts >= MOST_STARTS ? new Verdict.Poison(starts) : new Verdict.Go(starts + 1);
        }
    }
}
