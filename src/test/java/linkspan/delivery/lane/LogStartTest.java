package linkspan.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a partition is read on, by what the group has left and what the log has. */
class LogStartTest {
    private static OffsetAndMetadata left(long offset, String topicId) {
        return new OffsetAndMetadata(offset, Optional.of(3), topicId);
    }

    private static LogStart start(@Nullable OffsetAndMetadata committed, long first, long end, boolean sibling) {
        return LogStart.of(new LogStart.Known(committed, first, end, "now", sibling));
    }

    @Test
    void a_log_that_is_whole_is_read_on_where_the_group_has_left_it() {
        assertThat(start(left(7, "now"), 0, 9, true)).isEqualTo(new LogStart(left(7, "now"), null));
        assertThat(start(left(7, "now"), 7, 7, true).lost()).isNull();
        assertThat(start(left(7, ""), 7, 7, true).lost())
                .as("left by an earlier version")
                .isNull();
    }

    @Test
    void records_that_are_gone_are_noticed() {
        LogStart start = start(left(7, "now"), 8, 9, true);
        assertThat(start.offset().offset()).isEqualTo(8);
        assertThat(start.lost()).contains("from offset 7 on are gone");
    }

    @Test
    void a_log_that_is_shorter_than_what_was_read_is_noticed() {
        LogStart start = start(left(7, "now"), 2, 6, true);
        assertThat(start.offset().offset()).isEqualTo(2);
        assertThat(start.lost()).contains("ends before offset 7");
    }

    @Test
    void an_offset_of_an_earlier_topic_of_the_name_is_noticed() {
        LogStart start = start(left(7, "then"), 0, 9, false);
        assertThat(start.offset().offset()).isZero();
        assertThat(start.lost()).contains("made anew");
    }

    @Test
    void a_group_without_offsets_gets_all_of_the_table() {
        assertThat(start(null, 0, 9, false).lost()).isEqualTo(LogStart.NEVER_READ);
        assertThat(start(null, 4, 9, false).offset().offset()).isEqualTo(4);
    }

    @Test
    void a_partition_that_was_added_is_read_from_its_beginning_while_nothing_of_it_is_gone() {
        assertThat(start(null, 0, 9, true)).isEqualTo(new LogStart(new OffsetAndMetadata(0), null));
        assertThat(start(null, 1, 9, true).lost()).isEqualTo(LogStart.NEVER_READ);
    }
}
