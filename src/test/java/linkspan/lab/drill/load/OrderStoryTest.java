package linkspan.lab.drill.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;

class OrderStoryTest {
    private static final Instant PLACED = Instant.parse("2026-11-11T11:11:11.123Z");

    private static List<OrderStory> stories(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return LongStream.range(1, 200)
                .mapToObj(number -> OrderStory.of(number, random, PLACED))
                .toList();
    }

    @Test
    void the_same_seed_tells_the_same_stories() {
        assertThat(stories(5)).isEqualTo(stories(5)).isNotEqualTo(stories(6));
    }

    @Test
    void each_message_is_newer_and_tells_something_else() {
        for (OrderStory story : stories(1)) {
            List<OrderStory.Message> messages = story.messages();
            assertThat(messages.get(0).event()).isEqualTo("order-created");
            for (int i = 1; i < messages.size(); i++) {
                var before = Json.read(messages.get(i - 1).body());
                var after = Json.read(messages.get(i).body());
                assertThat(Instant.parse(after.get("updated_at").asText()))
                        .isAfter(Instant.parse(before.get("updated_at").asText()));
                assertThat(after.get("line_items").equals(before.get("line_items")))
                        .isEqualTo(messages.get(i).event().equals("order-cancelled"));
            }
            assertThat(messages.stream().map(OrderStory.Message::deliveryId)).doesNotHaveDuplicates();
        }
    }

    @Test
    void there_are_all_kinds_of_stories() {
        assertThat(stories(1).stream().map(story -> story.messages().size()).distinct())
                .contains(1, 2, 3, 4, 5);
        assertThat(stories(1).stream()
                        .filter(story -> story.messages()
                                .get(story.messages().size() - 1)
                                .event()
                                .equals("order-cancelled")))
                .hasSizeBetween(20, 80);
    }
}
