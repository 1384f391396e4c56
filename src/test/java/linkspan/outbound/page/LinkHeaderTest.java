package linkspan.outbound.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkHeaderTest {
    /** RFC 8288 §3.5, GitHub's, Shopify's, and what careless servers send. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<https://a.example/i?page=2>; rel=\"next\" | https://a.example/i?page=2",
                "<https://a.example/i?page=1>; rel=\"prev\", <https://a.example/i?page=3>; rel=\"next\" | https://a.example/i?page=3",
                "<https://a.example/i?page=3>; rel=next, <https://a.example/i?page=9>; rel=last | https://a.example/i?page=3",
                "<?a=1,2;b=3>;title=\"a, <b>; rel=next\";REL = \"last Next\" | ?a=1,2;b=3",
                "<x>; rel=\"prev\"; rel=\"next\" | ''",
                "<x>; rel=\"next\"; anchor=\"#other\" | ''",
                "<x>; rel=\"nextish\" | ''",
                "<x | ''",
                "<x> | ''",
                "'' | ''",
                "<x>; title=\"a \\\" b\"; rel=next | x",
                "<x>; title=\"not closed; rel=next | ''"
            })
    void the_first_link_of_the_relation_counts(String header, String target) {
        assertThat(LinkHeader.target(header, "next").orElse("")).isEqualTo(target);
    }
}
