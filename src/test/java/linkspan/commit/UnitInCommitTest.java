package linkspan.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import linkspan.commit.UnitInCommit.Disposition;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import org.junit.jupiter.api.Test;

/** What a unit may become, and what its sender is told then. */
class UnitInCommitTest {
    private static final Answer FIRST = new Answer(201, "", "first");
    private static final Answer NO = new Answer(409, "", "no");
    private static final Answer KEPT = new Answer(200, "", "kept");
    private final UnitInCommit unit = new UnitInCommit(SealedUnit.of("share"));

    @Test
    void an_open_unit_tells_its_own_answer() {
        assertThat(unit.open()).isTrue();
        assertThat(unit.answer().status()).isEqualTo(200);
    }

    @Test
    void a_refused_unit_tells_why_and_none_of_its_events_takes_effect() {
        unit.accept(new EventDraft(
                EventType.ORDER_CREATED, JsonNodeFactory.instance.objectNode().put("orderId", "O-1")));
        unit.refuseWith(NO, "unknown order");
        assertThat(unit.disposition()).isEqualTo(new Disposition.Refused(NO, "unknown order"));
        assertThat(unit.accepted()).isEmpty();
        assertThat(unit.answer()).isEqualTo(NO);
    }

    @Test
    void a_refusal_without_words_is_explained_by_its_answer() {
        unit.refuseWith(NO);
        assertThat(unit.because()).isEqualTo("no");
    }

    @Test
    void only_a_refused_unit_can_be_kept_and_is_refused_no_more() {
        assertThatThrownBy(() -> unit.keepWith(KEPT)).hasMessage("a unit that is Open cannot become Kept");
        unit.refuseWith(NO, "unknown order");
        unit.keepWith(KEPT);
        assertThat(unit.disposition()).isEqualTo(new Disposition.Kept(KEPT, "unknown order"));
        assertThat(unit.refused()).isFalse();
        assertThat(unit.answer()).isEqualTo(KEPT);
    }

    @Test
    void a_repetition_follows_the_first_one_of_its_group() {
        unit.replayWith(FIRST);
        unit.replayWith(KEPT);
        assertThat(unit.answer()).isEqualTo(KEPT);
    }

    @Test
    void what_is_refused_or_dropped_is_never_written_again() {
        unit.drop();
        unit.drop(); // a second key of the same message is there, too
        assertThatThrownBy(() -> unit.refuseWith(NO)).hasMessage("a unit that is Dropped cannot become Refused");
        assertThatThrownBy(() -> unit.replayWith(FIRST)).hasMessage("a unit that is Dropped cannot become Replayed");
    }
}
