package linkspan.delivery.note;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.platform.resilience.CallGate;
import linkspan.platform.resilience.Effect;
import linkspan.platform.resilience.RepeatableEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one run. A call is begun only while the events are surely this hub's; the first one that may not be repeated
 * waits until a note of each event is committed, and comes to nothing where the store says so. Each costs a look at the
 * clock; only the noted ones cost more.
 */
public final class RunGate implements CallGate {
    private enum Noted {
        NO,
        BEING_WRITTEN,
        YES
    }

    private static final Passage OPEN = new Passage.Open();
    private final List<CallNote> notes;
    private final NoteWriter writer;
    private final BooleanSupplier mayCall;
    private final List<Consumer<Passage>> waiting = new ArrayList<>();
    private final List<DeliveryEnd.Settled> settled = new ArrayList<>();
    private Noted noted = Noted.NO;
    private boolean written;
    private Effect effect = Effect.NONE;
    private @Nullable Exception shut;

    /**
     * @param notes one for each event of the run
     * @param mayCall false when the events may be another hub's by now
     */
    public RunGate(List<CallNote> notes, NoteWriter writer, BooleanSupplier mayCall) {
        this.notes = List.copyOf(notes);
        this.writer = writer;
        this.mayCall = mayCall;
    }

    /**
     * Goes on with one of the two: at once, or after a crash when it is noted that the events are under way again. An event
     * at which hub after hub has ended goes no further.
     */
    public void begin(Runnable run, Runnable notRun) {
        if (!notes.get(0).hub().carefully()) {
            run.run();
            return;
        }
        writer.write(notes.stream().map(CallNote::beforeItsRoute).toList(), decisions -> {
            synchronized (this) {
                written = true;
                standing(decisions);
            }
            (shut() == null ? run : notRun).run();
        });
    }

    /** Nothing may begin unless all may. */
    private void standing(List<CallNote.Decision> decisions) {
        if (decisions.stream().allMatch(CallNote.Decision.Go.class::isInstance) && mayCall.getAsBoolean()) {
            return;
        }
        shut = new PutOff();
        decisions.forEach(decision ->
                settled.add(decision instanceof CallNote.Decision.No no ? no.settled() : DeliveryEnd.Settled.PUT_OFF));
    }

    @Override
    public Passage pass(@Nullable RepeatableEndpoint to, Consumer<Passage> later) {
        synchronized (this) {
            if (shut == null && !mayCall.getAsBoolean()) {
                shut = new PutOff();
            }
            if (shut != null) {
                return new Passage.Shut(shut);
            }
            if (repeatable(to) || noted == Noted.YES) {
                return OPEN;
            }
            waiting.add(later);
            if (noted == Noted.BEING_WRITTEN) {
                return new Passage.Later();
            }
            noted = Noted.BEING_WRITTEN;
        }
        writer.write(notes, this::decided);
        return new Passage.Later();
    }

    private boolean repeatable(@Nullable RepeatableEndpoint to) {
        return to == null ? notes.get(0).policy().idempotent() : to.repeatable();
    }

    private void decided(List<CallNote.Decision> decisions) {
        List<Consumer<Passage>> told;
        synchronized (this) {
            noted = Noted.YES;
            written = true;
            standing(decisions);
            told = List.copyOf(waiting);
            waiting.clear();
        }
        Exception why = shut();
        Passage passage = why == null ? OPEN : new Passage.Shut(why);
        told.forEach(each -> each.accept(passage));
    }

    @Override
    public synchronized void ended(@Nullable RepeatableEndpoint to, @Nullable Throwable error) {
        if (repeatable(to)) {
            return;
        }
        boolean nothing = error instanceof linkspan.platform.resilience.DeliveryFailure failure
                && failure.effect() == Effect.NONE;
        if (!nothing) {
            effect = Effect.POSSIBLE;
        }
        if (!nothing && error instanceof Exception doubtful) {
            shut = doubtful; // a route that tries again by itself would repeat it
        }
    }

    /** What this run's calls may have done that must not be done again. */
    public synchronized Effect effect() {
        return effect;
    }

    /** Why a call was not let through; null where all were. */
    public synchronized @Nullable Exception shut() {
        return shut;
    }

    /** The run whose note is taken away with the outcome; null where none was written. */
    public synchronized @Nullable String run() {
        return written ? notes.get(0).run() : null;
    }

    /** How the events stand when no call was let through; in the order of the notes. */
    public synchronized List<DeliveryEnd.Settled> settled() {
        return settled.isEmpty()
                ? notes.stream().map(note -> DeliveryEnd.Settled.PUT_OFF).toList()
                : List.copyOf(settled);
    }

    /** Takes back that calls were about to be made, so that the events may begin anew. */
    public void withdraw(Runnable done) {
        boolean called;
        synchronized (this) {
            called = noted == Noted.YES;
        }
        if (called) {
            writer.withdraw(notes, done);
        } else {
            done.run();
        }
    }
}
