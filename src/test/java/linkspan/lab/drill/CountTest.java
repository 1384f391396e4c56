package linkspan.lab.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.lab.ledger.Count;
import linkspan.lab.ledger.Effects;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class CountTest {
    private static Sent sent(int tried, int acknowledged) {
        return new Sent(Map.of("o1", new Sent.Messages(tried, acknowledged)));
    }

    private static Effects effects(Long... sequences) {
        return new Effects(0, 0, Map.of("o1", List.of(sequences)));
    }

    @Test
    void all_once_and_in_order_is_clean_also_with_gaps_that_were_for_others() {
        Count count = sent(3, 3).count(effects(1L, 3L, 4L));

        assertThat(count).isEqualTo(new Count(3, 0, 0, 0));
        assertThat(count.clean()).isTrue();
    }

    @Test
    void acknowledged_without_an_effect_is_lost() {
        assertThat(sent(3, 3).count(effects(1L, 3L))).isEqualTo(new Count(2, 1, 0, 0));
        assertThat(sent(2, 2).count(new Effects(0, 0, Map.of()))).isEqualTo(new Count(0, 2, 0, 0));
    }

    @Test
    void posted_without_an_answer_may_have_an_effect_or_none() {
        assertThat(sent(3, 2).count(effects(1L, 2L)).clean()).isTrue();
        assertThat(sent(3, 2).count(effects(1L, 2L, 3L)).clean()).isTrue();
    }

    @Test
    void the_same_sequence_again_is_doubled_and_not_out_of_order() {
        assertThat(sent(2, 2).count(effects(1L, 1L, 2L, 1L))).isEqualTo(new Count(2, 0, 2, 0));
    }

    @Test
    void a_double_does_not_hide_what_was_lost() {
        assertThat(sent(2, 2).count(effects(1L, 1L))).isEqualTo(new Count(1, 1, 1, 0));
    }

    @Test
    void more_distinct_effects_than_messages_are_doubled() {
        assertThat(sent(2, 2).count(effects(1L, 2L, 3L))).isEqualTo(new Count(3, 0, 1, 0));
    }

    @Test
    void effects_of_an_order_that_nobody_sent_are_doubled() {
        Effects strange = new Effects(0, 0, Map.of("o1", List.of(1L), "o9", List.of(1L, 2L)));

        assertThat(sent(1, 1).count(strange)).isEqualTo(new Count(3, 0, 2, 0));
    }

    @Test
    void an_effect_after_a_later_one_of_its_order_is_out_of_order() {
        assertThat(sent(3, 3).count(effects(1L, 3L, 2L))).isEqualTo(new Count(3, 0, 0, 1));
        assertThat(sent(3, 3).count(effects(3L, 1L, 2L))).isEqualTo(new Count(3, 0, 0, 2));
    }

    @Test
    void what_one_order_lacks_another_cannot_make_good() {
        Sent sent = new Sent(Map.of("o1", new Sent.Messages(2, 2), "o2", new Sent.Messages(1, 1)));
        Effects effects = new Effects(0, 0, Map.of("o1", List.of(1L), "o2", List.of(1L, 2L)));

        assertThat(sent.count(effects)).isEqualTo(new Count(3, 1, 1, 0));
    }

    @Test
    void the_higher_of_the_receivers_figure_and_ours_stands() {
        assertThat(sent(1, 1).count(new Effects(1, 0, Map.of("o1", List.of(1L)))))
                .isEqualTo(new Count(1, 0, 1, 0));
        assertThat(sent(2, 2).count(new Effects(1, 2, Map.of("o1", List.of(1L, 2L, 1L)))))
                .isEqualTo(new Count(2, 0, 1, 2));
    }

    @Test
    void a_ledger_is_read_as_the_sandbox_writes_it() {
        Effects effects = Effects.read(Json.read(
                "{\"effects\":3,\"distinct\":2,\"doubled\":1,\"outOfOrder\":0,\"pairs\":{\"o1\":[1,2,2],\"o2\":[]}}"));

        assertThat(effects).isEqualTo(new Effects(1, 0, Map.of("o1", List.of(1L, 2L, 2L), "o2", List.of())));
    }

    @Test
    void what_must_be_there_and_nothing_else_is_counted_by_its_sequences() {
        Effects effects = new Effects(1, 0, Map.of("o1", List.of(1L, 2L, 2L), "o9", List.of(7L)));

        assertThat(effects.against(Map.of("o1", Set.of(1L, 2L, 3L), "o2", Set.of(4L))))
                .isEqualTo(new Count(2, 2, 2, 0));
    }
}
