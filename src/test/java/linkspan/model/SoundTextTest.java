package linkspan.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoundTextTest {
    @Test
    void what_no_column_takes_is_found() {
        assertThat(SoundText.flawAt("茶🍵 a")).isEqualTo(-1);
        assertThat(SoundText.flawAt("ab\u0000")).isEqualTo(2);
        assertThat(SoundText.flawAt("🍵\ud83c")).isEqualTo(2);
        assertThat(SoundText.flawAt("\udf75")).isZero();
        assertThat(SoundText.flawAt("\ud83c\ud83c\udf75")).isZero();
        assertThat(SoundText.flaw("\u0000")).isEqualTo("holds the character U+0000");
    }

    @Test
    void words_fit_and_no_character_is_cut_in_half() {
        assertThat(SoundText.words("abc", 3)).isEqualTo("abc");
        assertThat(SoundText.words("ab🍵", 3)).isEqualTo("ab");
        assertThat(SoundText.words("🍵🍵", 2)).isEqualTo("🍵");
        assertThat(SoundText.words("a\u0000b\ud83c" + "\u0000".repeat(9), 20))
                .isEqualTo("a\uFFFDb\uFFFD" + "\uFFFD".repeat(9));
    }
}
