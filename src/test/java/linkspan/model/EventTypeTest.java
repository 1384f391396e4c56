package linkspan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EventTypeTest {
    @Test
    void an_unknown_event_is_told_with_all_that_there_are() {
        assertThatThrownBy(() -> EventType.of("order-gone"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown event 'order-gone'; " + EventType.there("order-gone"));
        for (EventType type : EventType.values()) {
            assertThat(EventType.there("order-gone")).contains(type.label());
            assertThat(EventType.of(type.label())).isEqualTo(type);
        }
    }

    @Test
    void the_page_for_authors_names_them_and_those_without_a_schema() throws IOException {
        String page = Files.readString(Path.of("routes/reference.md"));
        String events = page.substring(page.indexOf("## What events carry"), page.indexOf("what each carries."));
        String without = events.substring(events.indexOf("customer-changed"));
        for (EventType type : EventType.values()) {
            boolean hasSchema = Files.exists(Path.of("mappings/_canonical", type.label() + ".v1.schema.json"));
            assertThat(events).contains("`" + type.label() + "`");
            assertThat(without.contains("`" + type.label() + "`"))
                    .as(type.label() + " has no schema")
                    .isEqualTo(!hasSchema);
        }
    }
}
