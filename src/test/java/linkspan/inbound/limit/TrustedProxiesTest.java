package linkspan.inbound.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private final TrustedProxies proxies = TrustedProxies.of("10.0.0.0/8, 127.0.0.1,fd00::/8", "X-Forwarded-For");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.1   | 198.51.100.7                    | 192.0.2.1
            10.1.2.3    | 198.51.100.7                    | 198.51.100.7
            10.1.2.3    | 6.6.6.6, 198.51.100.7           | 198.51.100.7
            10.1.2.3    | 6.6.6.6, 198.51.100.7, 10.9.9.9 | 198.51.100.7
            10.1.2.3    | 10.9.9.9                        | 10.9.9.9
            10.1.2.3    | 198.51.100.7:4711               | 198.51.100.7
            10.1.2.3    | unknown                         | 10.1.2.3
            10.1.2.3    | 198.51.100.7, localhost         | 10.1.2.3
            10.1.2.3    | 1.2.3.4.5                       | 10.1.2.3
            10.1.2.3    | ''                              | 10.1.2.3
            127.0.0.1   | 2001:db8:1:2:3:4:5:6            | 2001:db8:1:2::/64
            127.0.0.1   | [2001:db8:1:2:3:4:5:6]:443      | 2001:db8:1:2::/64
            127.0.0.1   | ::ffff:198.51.100.7             | 198.51.100.7
            fd00::1     | 198.51.100.7                    | 198.51.100.7
            ::ffff:10.0.0.1 | 198.51.100.7                | 198.51.100.7
            """)
    void the_last_address_that_no_proxy_of_ours_has_counts(String remote, String header, String sender) {
        assertThat(proxies.sender(remote, List.of(header))).isEqualTo(sender);
    }

    @Test
    void a_header_that_comes_twice_is_one_list() {
        assertThat(proxies.sender("10.0.0.1", List.of("6.6.6.6", "198.51.100.7")))
                .isEqualTo("198.51.100.7");
    }

    @Test
    void without_the_setting_nobodys_word_is_taken() {
        TrustedProxies none = TrustedProxies.none();
        assertThat(none.sender("127.0.0.1", List.of("198.51.100.7"))).isEqualTo("127.0.0.1");
        assertThat(none.isProxy("127.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            for=198.51.100.7                                 | 198.51.100.7
            For="198.51.100.7:4711";proto=https              | 198.51.100.7
            proto=https;for="[2001:db8:1:2::9]:443"          | 2001:db8:1:2::/64
            for=6.6.6.6, by=10.0.0.1;for=198.51.100.7        | 198.51.100.7
            for=_hidden                                      | 10.0.0.1
            xfor=6.6.6.6                                     | 10.0.0.1
            """)
    void forwarded_is_read_where_the_setting_says_so(String header, String sender) {
        assertThat(TrustedProxies.of("10.0.0.1", "forwarded").sender("10.0.0.1", List.of(header)))
                .isEqualTo(sender);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "proxy.example", "10.0.0", "::/129", "/8"})
    void a_range_that_makes_no_sense_is_named(String range) {
        assertThatThrownBy(() -> TrustedProxies.of(range, "forwarded"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(range.split("/")[0]);
    }

    @Test
    void one_address_has_its_thousand_connections_and_no_more() {
        Connections connections = new Connections();
        for (int i = 0; i < Connections.MOST_OF_ONE; i++) {
            assertThat(connections.enter("2001:db8::" + Integer.toHexString(i))).isTrue();
        }
        assertThat(connections.enter("2001:db8::ffff")).isFalse();
        assertThat(connections.enter("198.51.100.7")).isTrue();
        connections.leave("2001:db8::1");
        assertThat(connections.enter("2001:db8::ffff")).isTrue();
        assertThat(connections.enter("2001:db8::ffff")).isFalse();
    }
}
