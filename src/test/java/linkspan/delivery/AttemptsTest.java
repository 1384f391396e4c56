package linkspan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import linkspan.commit.HeldCommits;
import linkspan.commit.UnitOfWork;
import linkspan.delivery.key.DeliveryEnd;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.model.failure.FailureCode;
import linkspan.platform.part.Part;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.DeliveryResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of runs of a route, and of their outcomes. */
class AttemptsTest {
    private static final DeliveryEnd.Settled DONE = new DeliveryEnd.Settled(DeliveryEnd.Fate.RECORDED, false, true);
    private static final DeliveryFailure AWAY = new DeliveryFailure(FailureCode.SYSTEM_UNREACHABLE, "away");
    private final ByHand hand;
    private final List<List<DeliveryEnd.Settled>> settled = new ArrayList<>();

    AttemptsTest(@TempDir Path folder) {
        hand = new ByHand(folder);
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private void run(long... sequences) {
        List<Attempts.Try> tries = LongStream.of(sequences)
                .mapToObj(sequence -> new Attempts.Try(ByHand.event("k" + sequence, sequence), 0, 0))
                .toList();
        hand.attempts.run(hand.route(), tries, () -> true, () -> {}, settled::add);
    }

    private static DeliveryResult result(HeldCommits.Held held) {
        return held.unit().part(DeliveryEnd.class).result();
    }

    @Test
    void a_batch_that_fails_is_run_one_by_one_and_only_the_one_at_fault_fails() {
        run(1, 2, 3);
        assertThat(hand.runs.peek().sequences()).containsExactly(1L, 2L, 3L);
        hand.runs.remove().ends(AWAY);
        for (long sequence = 1; sequence <= 3; sequence++) {
            ByHand.Run one = hand.runs.remove();
            assertThat(one.sequences()).containsExactly(sequence);
            assertThat(settled).isEmpty();
            one.ends(sequence == 2 ? AWAY : null);
            HeldCommits.Held outcome = hand.commits.next();
            assertThat(result(outcome))
                    .isInstanceOf(sequence == 2 ? DeliveryResult.Unavailable.class : DeliveryResult.Delivered.class);
            outcome.written(DONE);
        }
        assertThat(settled).hasSize(1).first().asList().hasSize(3);
    }

    @Test
    void an_outcome_is_offered_until_it_is_stored_and_nothing_is_run_again() {
        run(1);
        hand.runs.remove().ends(null);
        for (int i = 0; i < 3; i++) {
            hand.commits.next().fails();
            assertThat(hand.commits.isEmpty()).isTrue();
            hand.timePasses();
        }
        HeldCommits.Held outcome = hand.commits.next();
        assertThat(result(outcome)).isInstanceOf(DeliveryResult.Delivered.class);
        outcome.written(DONE);

        assertThat(settled).containsExactly(List.of(DONE));
        assertThat(hand.runs).isEmpty();
    }

    @Test
    void what_followed_from_a_call_and_can_never_be_stored_is_for_a_person() {
        run(1);
        hand.runs.remove().ends(null);
        hand.commits.next().failsForGood();
        hand.timePasses();

        HeldCommits.Held instead = hand.commits.next();
        assertThat(result(instead)).isInstanceOf(DeliveryResult.Refused.class);
        assertThat(result(instead).detail()).contains("cannot be stored");
        assertThat(instead.unit().drafts()).isEmpty();
    }

    @Test
    void what_a_route_adds_follows_only_when_it_has_ended_well() {
        for (boolean fails : new boolean[] {false, true}) {
            run(1);
            UnitOfWork unit = new UnitOfWork();
            unit.add(
                    Part.WHOLE,
                    new EventDraft(
                            EventType.ORDER_DISPATCHED,
                            JsonNodeFactory.instance.objectNode().put("orderId", "k1")));
            hand.runs.remove().ended().accept(unit, fails ? AWAY : null);

            assertThat(hand.commits.next().unit().drafts()).hasSize(fails ? 0 : 1);
        }
    }

    @Test
    void in_a_batch_that_went_well_each_event_has_an_outcome_of_its_own() {
        run(1, 2);
        hand.runs.remove().ends(null);
        HeldCommits.Held first = hand.commits.next();
        HeldCommits.Held second = hand.commits.next();
        DeliveryEnd.Settled late = new DeliveryEnd.Settled(DeliveryEnd.Fate.SUPERSEDED, false, true);
        second.written(late);
        assertThat(settled).isEmpty();
        first.written(DONE);

        assertThat(settled).as("in the order of the tries").containsExactly(List.of(DONE, late));
    }
}
