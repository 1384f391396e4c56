package linkspan.inbound.poll.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

/** What is said of a source whose rows have other fields than they had. */
class RowShapeTest {
    private static final RowShape LEARNT = RowShape.unknown()
            .with(rows("{'id':1,'name':'Tea','price':null,'note':'x'}", "{'id':2,'name':null,'price':null}"), true);

    private static List<JsonNode> rows(String... rows) {
        return Arrays.stream(rows).map(row -> Json.read(row.replace('\'', '"'))).toList();
    }

    private static String said(String... rows) {
        return LEARNT.with(rows(rows), true).changed();
    }

    @Test
    void while_the_history_is_read_everything_is_learnt_and_nothing_said() {
        RowShape half = RowShape.unknown().with(rows("{'id':1}"), false).with(rows("{'id':'A','more':1}"), false);
        assertThat(half.changed()).isEmpty();
        assertThat(half.with(rows("{'id':2}"), true)
                        .with(rows("{'id':3}"), true)
                        .changed())
                .isEmpty();
    }

    @Test
    void a_new_a_missing_and_a_retyped_field_are_named() {
        assertThat(said("{'id':'3','colour':'red'}"))
                .isEqualTo("new: colour; id is text, was number; missing: name; missing: price");
    }

    @Test
    void a_field_that_was_empty_or_that_some_rows_lack_says_nothing() {
        assertThat(said("{'id':3,'name':'Tea','price':1.5}")).isEmpty();
        assertThat(said("{'id':3,'name':'Tea','price':1}", "{'id':4,'price':1}"))
                .isEmpty();
    }

    @Test
    void a_change_is_said_until_it_is_seen_and_once() {
        RowShape changed = LEARNT.with(rows("{'id':3,'name':'Tea','price':1,'colour':'red'}"), true);
        RowShape later =
                RowShape.read(changed.json()).with(rows("{'id':3,'name':'Tea','price':1,'colour':'red'}"), true);
        assertThat(later.changed()).isEqualTo("new: colour");
        assertThat(later.seen()
                        .with(rows("{'id':4,'name':'Tea','price':1,'colour':'red'}"), true)
                        .changed())
                .isEmpty();
    }

    @Test
    void an_empty_page_changes_nothing() {
        assertThat(LEARNT.with(List.of(), true)).isEqualTo(LEARNT);
    }
}
