package linkspan.commit;

import java.util.ArrayList;
import java.util.List;
import linkspan.model.EventDraft;
import org.jspecify.annotations.Nullable;

/** One unit on its way through a group's transaction; made anew for each attempt, used by one thread. */
public final class UnitInCommit {
    private final SealedUnit unit;
    private final List<EventDraft> accepted = new ArrayList<>();
    private Answer answer;
    private boolean replayed;
    private boolean refused;
    private boolean kept;
    private String because = "";
    private boolean open = true;
    private @Nullable Object result;

    UnitInCommit(SealedUnit unit) {
        this.unit = unit;
        this.answer = unit.answer();
    }

    public List<EventDraft> drafts() {
        return unit.drafts();
    }

    public <T> @Nullable T part(Class<T> type) {
        return unit.part(type);
    }

    /** False: an earlier store has settled this unit and nothing more of it is written. */
    public boolean open() {
        return open;
    }

    /** The same message was there before: its sender gets the first answer, and nothing of this unit is written. */
    public void replayWith(Answer first) {
        answer = first;
        replayed = true;
        open = false;
    }

    /** Nothing more of this unit is written, and its sender is told why. */
    public void refuseWith(Answer refusal) {
        answer = refusal;
        refused = true;
        accepted.clear();
        open = false;
    }

    /** The same, with the reason in words for those who look into it later. */
    public void refuseWith(Answer refusal, String why) {
        refuseWith(refusal);
        because = why;
    }

    /** Why it was refused; the answer's text where nothing shorter was said. */
    public String because() {
        return because.isEmpty() ? answer.body() : because;
    }

    /** Refused, and its message is kept: this is what the sender is told after all. */
    public void keepWith(Answer told) {
        answer = told;
        kept = true;
    }

    /** True: it was refused and is kept. */
    public boolean kept() {
        return kept;
    }

    /** Nothing more of this unit is written, for instance because somebody else got the same delivery through. */
    public void drop() {
        accepted.clear();
        open = false;
    }

    /** This event takes effect and gets its number. */
    public void accept(EventDraft draft) {
        accepted.add(draft);
    }

    public List<EventDraft> accepted() {
        return accepted;
    }

    public Answer answer() {
        return answer;
    }

    /** True: the answer is one that was given before. */
    public boolean replayed() {
        return replayed;
    }

    /** True: a store has refused it, and the answer says why. */
    public boolean refused() {
        return refused;
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
