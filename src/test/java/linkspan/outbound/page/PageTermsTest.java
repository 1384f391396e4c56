package linkspan.outbound.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTermsTest {
    private static Map<String, Object> options(String text) {
        Map<String, Object> options = new HashMap<>(Map.of("method", "GET"));
        for (String option : text.split("&")) {
            options.put(option.split("=", 2)[0], option.split("=", 2)[1]);
        }
        return options;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rows=/a | rows= says something of pages; next= is missing",
                "next=links | next: 'links' is none of link, number, offset",
                "next=number | next=number needs next-query=, such as page={next}",
                "next=offset&next-query=skip=3 | next-query: {next} is missing",
                "next=link&next-query=a={next} | next-query= has no use with next=link",
                "next=link&size=3 | size= says when next=number",
                "next=offset&next-query=o={next}&from=0 | from= is the number of the second page",
                "next=link&rows=items | rows: 'items' is no JSON pointer",
                "next=link&max-pages=0 | max-pages: '0' is not from 1 to 100000",
                "next=link&method=PUT | next= is for method=GET",
                "next=link&soap=urn:x | next= is for method=GET",
                "next=link&max-bytes=much | max-bytes: 'much' is no size",
            })
    void what_makes_no_sense_is_named(String options, String told) {
        assertThatThrownBy(() -> PageTerms.of(options(options)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    @Test
    void its_options_are_taken_and_no_others() {
        Map<String, Object> options = options("next=number&next-query=page={next}&from=1&size=50&other=1");
        assertThat(PageTerms.of(options)).isPresent();
        assertThat(options).containsOnlyKeys("other", "method");
        assertThat(PageTerms.of(options)).isEmpty();
    }
}
