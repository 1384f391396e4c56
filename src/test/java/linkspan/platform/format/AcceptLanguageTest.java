package linkspan.platform.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptLanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-GB|en",
                "zh-Hans|zh",
                "zh-CN|zh",
                "zh-TW,en;q=0.9|zh",
                "en;q=0.2, zh-Hant-TW;q=0.3|zh",
                "fr, de;q=0.9, en;q=0.1|en",
                "fr-CA, zh;q=0.1|zh",
                "*, en;q=0.5|ours",
                "fr|ours",
                "*|ours",
                "''|ours",
                "not a header; at all|ours",
            })
    void the_best_liked_of_the_two_counts(String header, String language) {
        for (Locale ours : new Locale[] {Locale.CHINESE, Locale.ENGLISH}) {
            assertThat(AcceptLanguage.of(header, ours).getLanguage())
                    .isEqualTo(language.equals("ours") ? ours.getLanguage() : language);
        }
    }

    @Test
    void a_language_that_is_refused_is_not_used_where_the_other_is_not() {
        assertThat(AcceptLanguage.of("zh;q=0", Locale.CHINESE)).isEqualTo(Locale.ENGLISH);
        assertThat(AcceptLanguage.of("*, zh;q=0", Locale.CHINESE)).isEqualTo(Locale.ENGLISH);
        assertThat(AcceptLanguage.of("zh;q=0, en;q=0", Locale.CHINESE)).isEqualTo(Locale.CHINESE);
    }

    @Test
    void the_hub_speaks_chinese_unless_it_is_told_otherwise() {
        assertThat(AcceptLanguage.ours(null)).isEqualTo(Locale.CHINESE);
        assertThat(AcceptLanguage.ours("en")).isEqualTo(Locale.ENGLISH);
        assertThat(AcceptLanguage.ours("fr")).isEqualTo(Locale.CHINESE);
    }
}
