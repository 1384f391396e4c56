package linkspan.commit;

import java.util.ArrayList;
import java.util.List;
import linkspan.model.EventDraft;
import org.jspecify.annotations.Nullable;

/** One unit on its way through a group's transaction; made anew for each attempt, used by one thread. */
public final class UnitInCommit {
    /** What has become of a unit so far; only one that is {@link Open} is written further. */
    public sealed interface Disposition {
        /** Every store may still write its share. */
        record Open() implements Disposition {}

        /** The same message was there before: its sender gets the first answer. */
        record Replayed(Answer first) implements Disposition {}

        /** A store has refused it. {@code because}: in words for those who look into it later. */
        record Refused(Answer told, String because) implements Disposition {}

        /** It was refused, and its message is a dead letter instead. {@code told}: what its sender is told after all. */
        record Kept(Answer told, String because) implements Disposition {}

        /** Nothing of it is needed any more, for instance because somebody else got the same delivery through. */
        record Dropped() implements Disposition {}
    }

    private final SealedUnit unit;
    private final List<EventDraft> accepted = new ArrayList<>();
    private Disposition disposition = new Disposition.Open();
    private @Nullable Object result;
    private @Nullable Answer told;

    UnitInCommit(SealedUnit unit) {
        this.unit = unit;
    }

    public List<EventDraft> drafts() {
        return unit.drafts();
    }

    public <T> @Nullable T part(Class<T> type) {
        return unit.part(type);
    }

    public Disposition disposition() {
        return disposition;
    }

    /** False: an earlier store has settled this unit and nothing more of it is written. */
    public boolean open() {
        return disposition instanceof Disposition.Open;
    }

    /** The same message was there before: its sender gets the first answer, and nothing of this unit is written. */
    public void replayWith(Answer first) {
        become(new Disposition.Replayed(first));
    }

    /** Nothing more of this unit is written, and its sender is told why. */
    public void refuseWith(Answer refusal) {
        refuseWith(refusal, refusal.body());
    }

    /** The same, with the reason in words for those who look into it later. */
    public void refuseWith(Answer refusal, String why) {
        become(new Disposition.Refused(refusal, why.isEmpty() ? refusal.body() : why));
    }

    /** A refused unit's message is kept as a dead letter: this is what the sender is told after all. */
    public void keepWith(Answer told) {
        become(new Disposition.Kept(told, because()));
    }

    /** Nothing more of this unit is written, for instance because somebody else got the same delivery through. */
    public void drop() {
        become(new Disposition.Dropped());
    }

    private void become(Disposition next) {
        if (!mayBecome(next)) {
            throw new IllegalStateException(
                    "a unit that is " + disposition.getClass().getSimpleName() + " cannot become "
                            + next.getClass().getSimpleName());
        }
        disposition = next;
        accepted.clear();
    }

    /** A repetition in the same group follows the first one, which may be refused after it was written. */
    private boolean mayBecome(Disposition next) {
        if (next instanceof Disposition.Kept) {
            return disposition instanceof Disposition.Refused;
        }
        if (next instanceof Disposition.Replayed || next instanceof Disposition.Refused) {
            return open() || replayed();
        }
        return next instanceof Disposition.Dropped && (open() || disposition instanceof Disposition.Dropped);
    }

    /** Why it was refused, in words; empty where it was not. */
    public String because() {
        if (disposition instanceof Disposition.Refused refused) {
            return refused.because();
        }
        return disposition instanceof Disposition.Kept kept ? kept.because() : "";
    }

    /** This event takes effect and gets its number. */
    public void accept(EventDraft draft) {
        accepted.add(draft);
    }

    public List<EventDraft> accepted() {
        return accepted;
    }

    /** What the sender is told as things stand. */
    public Answer answer() {
        if (disposition instanceof Disposition.Replayed replayed) {
            return replayed.first();
        }
        if (disposition instanceof Disposition.Refused refused) {
            return refused.told();
        }
        if (disposition instanceof Disposition.Kept kept) {
            return kept.told();
        }
        return told != null ? told : unit.answer();
    }

    /** A store knows better than the route what its sender is told; nothing else changes. */
    public void answerWith(Answer answer) {
        told = answer;
    }

    /** True: a store has set the answer of this unit, which is still open. */
    public boolean isAnswered() {
        return told != null && open();
    }

    /** True: the answer is one that was given before. */
    public boolean replayed() {
        return disposition instanceof Disposition.Replayed;
    }

    /** True: a store has refused it, and its message is no dead letter. */
    public boolean refused() {
        return disposition instanceof Disposition.Refused;
    }

    /** What a store decided for the one who handed the unit in; read after the commit. */
    public void decide(Object decision) {
        result = decision;
    }

    /** The decision of that type; throws where no store has made one. */
    public <T> T decision(Class<T> type) {
        if (!type.isInstance(result)) {
            throw new IllegalStateException("no " + type.getSimpleName() + " in this unit");
        }
        return type.cast(result);
    }
}
