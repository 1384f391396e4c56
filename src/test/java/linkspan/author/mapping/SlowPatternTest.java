package linkspan.author.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowPatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+",
                "^(a+)+$",
                "^x-(a*)*y",
                "(a|a)*",
                "(.*)*",
                "(?:.+)+;",
                "(?<name>[a-z]+)*@",
                "([a-z]|\\w)+$",
                "(ab|a|b)*c",
                "(\\s*\\w\\s*)*$",
                "((a+)b?)+",
                "(a+){2,}",
                "(a{1,5}){1,40}b"
            })
    void takes_a_text_in_two_ways(String pattern) {
        assertThat(SlowPattern.in(pattern)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(a",
                "[(a+)+]",
                "\\(a+\\)+",
                "a+b*",
                "(?:\\d+,)*\\d+",
                "^(?<day>[0-9-]{10})(?<offset>Z|[+-][0-9:]{5})?$",
                "^[^@\\s]+@[^@\\s]+$",
                "(a|b)*",
                "(abc)+",
                "(a+){1,3}",
                "(?>a+)+",
                "(a++)+",
                "(?=a+)*"
            })
    void takes_a_text_in_one_way_only(String pattern) {
        assertThat(SlowPattern.in(pattern)).isEmpty();
    }
}
