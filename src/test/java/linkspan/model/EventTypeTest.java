package linkspan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.mapping.schema.EventSchemas;
import linkspan.model.kind.EventKind;
import linkspan.model.kind.EventTypes;
import org.junit.jupiter.api.Test;

class EventTypeTest {
    private static final EventTypes EVENTS = EventSchemas.read(Path.of("mappings"));

    @Test
    void an_unknown_event_is_told_with_all_that_there_are() {
        assertThatThrownBy(() -> EVENTS.of("order-gone"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown event 'order-gone'; " + EVENTS.there("order-gone"));
        for (EventKind kind : EVENTS.all()) {
            assertThat(EVENTS.there("order-gone")).contains(kind.label());
            assertThat(EVENTS.of(kind.label())).isEqualTo(kind);
            assertThat(EVENTS.isKnown(kind.type().name())).isTrue();
            assertThat(EventType.labelOf(kind.type().name())).isEqualTo(kind.label());
        }
        assertThat(EVENTS.isKnown("ORDER_GONE")).isFalse();
        assertThat(EVENTS.isKnown("STOCK_CHANGED")).isFalse();
    }

    @Test
    void what_a_row_says_is_the_type_that_wrote_it() {
        for (EventKind kind : EVENTS.all()) {
            EventType type = kind.type();
            assertThat(EventType.stored(type.name(), type.topic().wire())).isEqualTo(type);
        }
        assertThat(EventType.stored("ORDER_RETURNED", "return-topic"))
                .isEqualTo(EventType.of("order-returned", new Topic("return-topic")));
    }

    @Test
    void commits_lock_the_hubs_own_topics_first_and_in_the_order_of_all_versions() {
        Topic other = new Topic("a-topic");
        assertThat(
                        List.of(
                                        other,
                                        Topic.CUSTOMER,
                                        new Topic("z-topic"),
                                        Topic.ORDER,
                                        Topic.PRODUCT,
                                        Topic.INVENTORY)
                                .stream()
                                .sorted())
                .containsExactly(
                        Topic.ORDER, Topic.INVENTORY, Topic.PRODUCT, Topic.CUSTOMER, other, new Topic("z-topic"));
        assertThatThrownBy(() -> new Topic("__consumer_offsets")).hasMessageContaining("is no topic");
    }

    @Test
    void the_page_for_authors_names_them_and_those_without_a_schema() throws IOException {
        String page = Files.readString(Path.of("routes/reference.md"));
        String events = page.substring(page.indexOf("## What events carry"), page.indexOf("says what each carries"));
        String without = events.substring(events.indexOf("customer-changed"));
        for (EventKind kind : EVENTS.all()) {
            boolean hasSchema = Files.exists(EventSchemas.file(Path.of("mappings"), kind.label()));
            assertThat(events).contains("`" + kind.label() + "`");
            assertThat(without.contains("`" + kind.label() + "`"))
                    .as(kind.label() + " has no schema")
                    .isEqualTo(!hasSchema);
        }
    }
}
