package linkspan.lab.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import linkspan.lab.drill.load.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentTest {
    @Test
    void a_message_counts_once_however_often_it_was_posted() {
        Sent sent = Sent.of(List.of("try m1 o1", "try m1 o1", "ok m1", "try m2 o1", "try m3 o2", "ok m3", "ok m3"));

        assertThat(sent.orders()).isEqualTo(Map.of("o1", new Sent.Messages(2, 1), "o2", new Sent.Messages(1, 1)));
        assertThat(sent.acknowledged()).isEqualTo(2);
        assertThat(sent.of("o3")).isEqualTo(new Sent.Messages(0, 0));
    }

    @Test
    void what_a_journal_wrote_is_read_back_without_a_torn_last_line(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("journal");
        try (Journal journal = Journal.create(file)) {
            journal.trying("m1", "o1");
            journal.acknowledged("m1");
        }
        Files.writeString(file, "try m2 o", StandardOpenOption.APPEND);

        assertThat(Sent.read(file).orders()).isEqualTo(Map.of("o1", new Sent.Messages(1, 1)));
    }

    @Test
    void an_empty_journal_sent_nothing(@TempDir Path folder) {
        Path file = folder.resolve("journal");
        Journal.create(file).close();

        assertThat(Sent.read(file).orders()).isEmpty();
    }

    @Test
    void an_acknowledgement_of_what_was_never_posted_is_no_journal() {
        for (String line : List.of("ok m1", "try m1", "try m1 o1 o2", "", "oops m1 o1")) {
            assertThatThrownBy(() -> Sent.of(List.of(line)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("not a line of a journal: " + line);
        }
    }
}
