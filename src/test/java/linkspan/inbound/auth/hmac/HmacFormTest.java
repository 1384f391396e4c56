package linkspan.inbound.auth.hmac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.inbound.request.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HmacFormTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final long SIGNED_AT = 1_614_265_330;

    private static Map<String, String> headers(String signature) {
        return new HashMap<>(Map.of(
                "webhook-id",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp",
                Long.toString(SIGNED_AT),
                "webhook-signature",
                signature));
    }

    private static String says(long now, Map<String, String> headers) {
        return Platform.of(Map.of("auth", "standard-webhooks"), SECRET).at(now).says("{\"test\": 2432232314}", headers);
    }

    @Test
    void one_right_signature_of_several_is_enough() {
        String right = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        String wrong = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=";
        assertThat(says(SIGNED_AT, headers(wrong + " v2,x " + right + " " + wrong)))
                .isEqualTo("believed");
        assertThat(says(SIGNED_AT, headers(wrong))).isEqualTo("webhook-signature is wrong");
        assertThat(says(SIGNED_AT, headers(right.replace("v1,", "v2,")))).isEqualTo("webhook-signature is wrong");
        assertThat(says(SIGNED_AT, headers("v1,"))).isEqualTo("webhook-signature is wrong");
        assertThat(says(SIGNED_AT, headers(""))).isEqualTo("webhook-signature is missing");
    }

    @Test
    void the_time_is_within_the_window_on_both_sides() {
        Map<String, String> headers = headers("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(says(SIGNED_AT + 300, headers)).isEqualTo("believed");
        assertThat(says(SIGNED_AT - 300, headers)).isEqualTo("believed");
        assertThat(says(SIGNED_AT + 301, headers)).isEqualTo("time is off by 301000 ms");
        assertThat(says(SIGNED_AT - 301, headers)).isEqualTo("time is off by -301000 ms");
        headers.put("webhook-timestamp", "hello");
        assertThat(says(SIGNED_AT, headers)).isEqualTo("webhook-timestamp has a malformed time");
        headers.remove("webhook-timestamp");
        assertThat(says(SIGNED_AT, headers)).isEqualTo("webhook-timestamp has no time");
    }

    @Test
    void an_id_that_is_signed_must_be_there_and_the_same() {
        Map<String, String> headers = headers("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        headers.put("webhook-id", "msg_other");
        assertThat(says(SIGNED_AT, headers)).isEqualTo("webhook-signature is wrong");
        headers.remove("webhook-id");
        assertThat(says(SIGNED_AT, headers)).isEqualTo("webhook-id is missing");
    }

    static Stream<String> platforms() throws IOException {
        return Platform.documented().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void what_send_signs_is_believed(String name) throws IOException {
        Platform platform = Platform.documented(name, SECRET).at(SIGNED_AT);
        Body body = new Body("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = platform.form()
                .headers(
                        SECRET,
                        URI.create("http://127.0.0.1:8080/webhook"),
                        body,
                        "delivery-1",
                        Instant.ofEpochSecond(SIGNED_AT));
        assertThat(platform.says("{\"a\":1}", headers)).isEqualTo("believed");
        assertThat(platform.says("{\"a\":2}", headers)).endsWith("is wrong");
    }

    @Test
    void only_what_covers_neither_time_nor_path_is_bound_to_the_rules_of_paths() throws IOException {
        assertThat(platforms().filter(name -> {
                    try {
                        return Platform.documented(name, SECRET).form().coversBodyAlone();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .containsExactly("GitHub", "Oracle Commerce", "Shopify", "TikTok Shop", "WooCommerce");
    }

    private static void refused(String because, String... lines) {
        Map<String, String> all = new HashMap<>(Map.of("auth", "hmac", "auth-header", "X-Signature"));
        for (int i = 0; i < lines.length; i += 2) {
            all.put(lines[i], lines[i + 1]);
        }
        assertThatThrownBy(() -> Platform.of(all, SECRET))
                .hasMessageStartingWith("system.properties: acme." + lines[0])
                .hasMessageContaining(because);
    }

    @Test
    void a_mistake_names_its_key() {
        refused("is missing", "auth-header", "");
        refused("no name of a header", "auth-header", "X Signature:");
        refused("'md5' is none of sha256, sha512, sha1", "auth-algorithm", "md5");
        refused("is none of hex, base64", "auth-encoding", "base32");
        refused("is none of none, comma, space", "auth-separator", ";");
        refused("'when' is none of method, url, path, id, timestamp, body", "auth-signed", "{when}{body}");
        refused("has no {body}", "auth-signed", "{url}");
        refused("go together", "auth-signed", "{timestamp}.{body}");
        refused("auth-id-header, which is missing", "auth-signed", "{id}.{body}");
        refused("is not within", "auth-window", "25h", "auth-timestamp-header", "X-Time");
        refused(
                "tell them apart",
                "auth-timestamp-prefix",
                "",
                "auth-timestamp-header",
                "X-Signature",
                "auth-signed",
                "{timestamp}{body}");
    }

    @Test
    void a_secret_that_is_no_base64_is_named_and_not_shown() {
        assertThatThrownBy(() -> Platform.of(Map.of("auth", "standard-webhooks"), "not base 64!")
                        .says("{}", Map.of()))
                .hasMessageContaining("the secret acme is not base64")
                .hasMessageNotContaining("not base 64!");
    }
}
