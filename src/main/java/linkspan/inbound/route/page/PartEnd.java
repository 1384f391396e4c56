package linkspan.inbound.route.page;

import java.util.List;
import linkspan.commit.Answer;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.route.Ruling;
import linkspan.model.EventDraft;
import linkspan.model.failure.FailureCode;

/** How the route ended on a part of a page. */
public sealed interface PartEnd {
    /** It can be committed. */
    record Good(SealedUnit unit) implements PartEnd {
        List<EventDraft> facts() {
            return unit.drafts();
        }
    }

    /** Nobody can take it as it is. */
    record Bad(FailureCode code, String why) implements PartEnd {}

    /** It may be taken later, or a bug is in the way: nothing is known about it. */
    record Unknown() implements PartEnd {}

    /** What can be committed is sealed with that answer. */
    static PartEnd of(Ruling ruling, UnitOfWork unit, Answer answer) {
        if (ruling instanceof Ruling.Commit) {
            return new Good(unit.seal(answer));
        }
        return ruling instanceof Ruling.Keep keep
                ? new Bad(keep.letter().code(), keep.letter().why())
                : new Unknown();
    }
}
