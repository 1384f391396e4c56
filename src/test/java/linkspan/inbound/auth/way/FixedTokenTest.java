package linkspan.inbound.auth.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import linkspan.inbound.auth.Caller;
import linkspan.inbound.request.RequestFacts;
import linkspan.platform.system.SystemSettings;
import org.junit.jupiter.api.Test;

class FixedTokenTest {
    private static boolean believes(Map<String, String> settings, String header, String value) {
        TokenForm form = TokenForm.of(new SystemSettings("acme", "system.properties", settings));
        RequestFacts facts = new RequestFacts("POST", "/in/acme/x", "", Map.of(), Map.of(header, value), "");
        return new FixedToken(new Caller("acme", "fixed"), form, List.of("open sesame", "old")).plausible(facts);
    }

    /** RFC 7617, section 2. */
    @Test
    void basic_as_in_the_rfc() {
        Map<String, String> settings = Map.of("auth", "basic", "auth-user", "Aladdin");
        assertThat(believes(settings, "authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))
                .isTrue();
        assertThat(believes(settings, "authorization", "basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))
                .isTrue();
        assertThat(believes(settings, "authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ"))
                .isFalse();
        assertThat(believes(settings, "authorization", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))
                .isFalse();
    }

    @Test
    void a_bearer_token_and_a_key_in_a_header_of_its_own() {
        assertThat(believes(Map.of("auth", "bearer"), "authorization", "Bearer open sesame"))
                .isTrue();
        assertThat(believes(Map.of("auth", "bearer"), "authorization", "Bearer old"))
                .isTrue();
        assertThat(believes(Map.of("auth", "bearer"), "authorization", "Bearer "))
                .isFalse();
        assertThat(believes(Map.of("auth", "api-key"), "x-api-key", "open sesame"))
                .isTrue();
        assertThat(believes(Map.of("auth", "api-key", "auth-header", "X-Own"), "x-own", "open sesame"))
                .isTrue();
        assertThat(believes(Map.of("auth", "api-key"), "x-api-key", "open sesam"))
                .isFalse();
    }

    @Test
    void a_password_needs_its_user() {
        assertThatThrownBy(() -> believes(Map.of("auth", "basic"), "authorization", ""))
                .hasMessageStartingWith("system.properties: acme.auth-user");
    }
}
