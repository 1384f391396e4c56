package linkspan.inbound.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerStyleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "''|zh",
                "en|en",
                "en-US,en;q=0.9|en",
                "zh-CN,zh;q=0.9,en;q=0.8|zh",
                "en;q=0.5, zh|zh",
                "zh;q=0, *|en",
                "de, en;q=0.7|en",
                "*|zh",
                "en;q=0|zh",
                ";;;|zh",
                "EN|en"
            })
    void the_language_that_the_sender_likes_best(String header, String language) {
        assertThat(AnswerStyle.of("", header).locale().getLanguage()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|false",
                "application/json|false",
                "*/*|false",
                "application/problem+json|true",
                "application/json, application/problem+json;q=0.9|true",
                "Application/Problem+JSON|true",
                "application/problem+json;q=0|false",
                "application/problem+json; q=0.0|false",
                "application/problem+json;q=0.01|true"
            })
    void a_problem_document_when_it_is_asked_for(String accept, boolean problem) {
        assertThat(AnswerStyle.of(accept, "").problem()).isEqualTo(problem);
    }
}
