package linkspan.model.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTextTest {
    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_no_utf8_is_named_with_its_line() throws IOException {
        byte[] latin = "a=1\nb=2\nowner=caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> SourceText.read(file(latin)))
                .isInstanceOfSatisfying(NotText.class, e -> assertThat(e.line()).isEqualTo(3))
                .hasMessageContaining("0xE9");
    }

    @Test
    void a_cut_off_character_at_the_end_is_no_utf8() {
        assertThatThrownBy(() -> SourceText.read(file(new byte[] {'a', '\n', (byte) 0xE4, (byte) 0xB8})))
                .isInstanceOfSatisfying(NotText.class, e -> assertThat(e.line()).isEqualTo(2));
    }

    @Test
    void a_byte_order_mark_is_told() {
        assertThatThrownBy(() -> SourceText.read(file("\uFEFFa=1"))).hasMessageContaining("byte order mark");
    }

    @Test
    void other_text_is_read_as_it_is() throws IOException {
        assertThat(SourceText.read(file("茶壶 🫖\r\n"))).isEqualTo("茶壶 🫖\r\n");
        assertThat(SourceText.read(file(""))).isEmpty();
    }

    @Test
    void keys_are_read_with_their_lines() throws IOException {
        PropertiesText text = PropertiesText.read(file("""
                # a.b=no
                a.url = http://x/\\
                    y

                ! a.url=no \\
                a.title:\\u8336 \\\\
                """));
        assertThat(text.values()).containsEntry("a.url", "http://x/y").containsEntry("a.title", "茶 \\");
        assertThat(text.lines()).containsExactlyInAnyOrderEntriesOf(java.util.Map.of("a.url", 2, "a.title", 6));
    }

    @Test
    void a_key_that_is_there_twice_is_refused_with_both_lines() {
        assertThatThrownBy(() -> PropertiesText.read(file("a=1\nb=2\na=1\n")))
                .isInstanceOfSatisfying(NotText.class, e -> assertThat(e.line()).isEqualTo(3))
                .hasMessage("a is there twice, first in line 1");
    }

    @Test
    void a_broken_escape_is_named_with_its_line() {
        assertThatThrownBy(() -> PropertiesText.read(file("a=1\nb=\\u12\n")))
                .isInstanceOfSatisfying(NotText.class, e -> assertThat(e.line()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "timeuot, timeout",
        "Timeout, timeout",
        "order-crated, order-created",
        "retri, retry",
        "url, ''",
        "xyz, ''",
        "timeot, timeout"
    })
    void the_nearest_known_word_is_meant(String written, String meant) {
        List<String> known = List.of("timeout", "retry", "order-created", "order-updated", "url");
        assertThat(Meant.of(written, known).orElse("")).isEqualTo(meant);
    }
}
