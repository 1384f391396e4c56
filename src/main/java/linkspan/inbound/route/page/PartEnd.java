package linkspan.inbound.route.page;

import java.util.List;
import java.util.Optional;
import linkspan.commit.Answer;
import linkspan.commit.SealedUnit;
import linkspan.commit.UnitOfWork;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.route.RouteEnd;
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

    /** By the rule that made its page a letter; what can be committed is sealed with that answer. */
    static PartEnd of(RouteEnd end, UnitOfWork unit, Answer answer) {
        Optional<DeadLetter> dead = unit.part(DeadLetter.class);
        if (dead.isPresent()) {
            return new Bad(dead.get().code(), dead.get().why());
        }
        if (end instanceof RouteEnd.Finished) {
            return new Good(unit.seal(answer));
        }
        if (end instanceof RouteEnd.Unmapped unmapped) {
            return new Bad(FailureCode.MAPPING_FAILED, unmapped.error());
        }
        return end instanceof RouteEnd.Refusal refusal
                        && refusal.refused().code().isFinal()
                ? new Bad(
                        refusal.refused().code(),
                        String.valueOf(refusal.refused().getMessage()))
                : new Unknown();
    }
}
