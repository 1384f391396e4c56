package linkspan.inbound.auth.hmac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import linkspan.inbound.auth.NonceUse;
import org.junit.jupiter.api.Test;

/** The lines of {@code routes/reference.md}, each held to a signature that this hub did not make. */
class PlatformSignaturesTest {
    private static final String EVENT = "{\"id\":\"evt_1\",\"object\":\"event\"}";

    private static void holds(Platform platform, String body, Map<String, String> headers) {
        assertThat(platform.says(body, headers)).isEqualTo("believed");
        assertThat(platform.says(body + " ", headers)).endsWith("is wrong");
    }

    @Test
    void github_as_published() throws IOException {
        Platform github = Platform.documented("GitHub", "It's a Secret to Everybody");
        String right = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
        holds(github, "Hello, World!", Map.of("X-Hub-Signature-256", "sha256=" + right));
        assertThat(github.says("Hello, World!", Map.of("X-Hub-Signature-256", right)))
                .isEqualTo("x-hub-signature-256 is wrong");
    }

    @Test
    void standard_webhooks_as_published() throws IOException {
        Platform sender = Platform.documented("Standard Webhooks", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                .at(1_614_265_330);
        Map<String, String> headers = Map.of(
                "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        holds(sender, "{\"test\": 2432232314}", headers);
    }

    @Test
    void square_as_published() throws IOException {
        Platform square = Platform.documented("Square", "asdf1234");
        Map<String, String> headers =
                Map.of("x-square-hmacsha256-signature", "2kRE5qRU2tR+tBGlDwMEw2avJ7QM4ikPYD/PJ3bd9Og=");
        holds(square, "{\"hello\":\"world\"}", headers);
        assertThat(square.says("/other", "{\"hello\":\"world\"}", headers)).endsWith("is wrong");
    }

    /** The vector of SQLPage's tests. */
    @Test
    void shopify_as_published_by_a_third_party() throws IOException {
        holds(
                Platform.documented("Shopify", "test-webhook-secret"),
                "{\"id\":1234567890,\"email\":\"customer@example.com\",\"total_price\":\"123.45\"}",
                Map.of("X-Shopify-Hmac-Sha256", "QNyObTlKbMx2qDlPF/ZOZcBqg5OgPg+2oky3zldc0Gw="));
    }

    @Test
    void stripe_computed_with_openssl() throws IOException {
        String right = "654b43d3508ecadb3f8cefc4bc7d3d2bdc5ba9e03bf2c89b2d0657a8e24e4543";
        Platform stripe = Platform.documented("Stripe", "whsec_test_secret").at(1_492_774_577);
        String wrong = "0".repeat(64);
        holds(stripe, EVENT, Map.of("Stripe-Signature", "t=1492774577,v1=" + right + ",v0=" + wrong));
        holds(stripe, EVENT, Map.of("Stripe-Signature", "t=1492774577,v1=" + wrong + ",v1=" + right));
        assertThat(stripe.says(EVENT, Map.of("Stripe-Signature", "t=1492774577,v0=" + right)))
                .isEqualTo("stripe-signature is wrong");
    }

    /** The store of nonces refuses the same one with another digest. */
    @Test
    void a_timed_signature_is_good_for_the_first_path_and_delivery_that_come_with_it() throws Exception {
        Platform stripe = Platform.documented("Stripe", "whsec_test_secret").at(1_492_774_577);
        String right = "654b43d3508ecadb3f8cefc4bc7d3d2bdc5ba9e03bf2c89b2d0657a8e24e4543";
        Map<String, String> headers = Map.of("Stripe-Signature", "t=1492774577,v1=" + right);
        NonceUse first = Objects.requireNonNull(stripe.uses("/in/acme/order-created", EVENT, headers));
        NonceUse again = Objects.requireNonNull(stripe.uses("/in/acme/order-created", EVENT, headers));
        Map<String, String> dressed = Map.of("Stripe-Signature", "t=1492774577,v1=" + "0".repeat(64) + ",v1=" + right);
        NonceUse elsewhere = Objects.requireNonNull(stripe.uses("/in/acme/order-cancelled", EVENT, dressed));
        assertThat(again).isEqualTo(first);
        assertThat(elsewhere.nonce()).isEqualTo(first.nonce());
        assertThat(elsewhere.digest()).isNotEqualTo(first.digest());
        assertThat(first.expiresAt()).isEqualTo(Instant.ofEpochSecond(1_492_774_577L + 301));
        assertThat(Platform.documented("WooCommerce", "woo-secret")
                        .uses(
                                "/in/acme/order-created",
                                EVENT,
                                Map.of("X-WC-Webhook-Signature", "fOV8TKW9S2TjRbXqFzXbbXl++DERa1E9/ZI+Vsv3icw=")))
                .isNull();
    }

    @Test
    void woocommerce_computed_with_openssl() throws IOException {
        holds(
                Platform.documented("WooCommerce", "woo-secret"),
                EVENT,
                Map.of("X-WC-Webhook-Signature", "fOV8TKW9S2TjRbXqFzXbbXl++DERa1E9/ZI+Vsv3icw="));
    }

    /** Nobody has compared it with a message of BigCommerce. */
    @Test
    void bigcommerce_from_memory_of_its_page_computed_with_openssl() throws IOException {
        holds(
                Platform.documented("BigCommerce", "client-secret").at(1_614_265_330),
                EVENT,
                Map.of(
                        "webhook-id", "msg_1",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,RPG2Q6MkmTDOXScy0EfVpL/AaqgelGq02XZ+qds6kZU="));
    }

    @Test
    void tiktok_computed_with_openssl() throws IOException {
        holds(
                Platform.documented("TikTok", "client-secret").at(1_633_174_587),
                EVENT,
                Map.of(
                        "TikTok-Signature",
                        "t=1633174587,s=8a3ead320c5c3b1c4ee33cddf1d463e34c859be4400ffb75ffdb730ed3db4393"));
    }

    @Test
    void tiktok_shop_computed_with_openssl() throws IOException {
        holds(
                Platform.documented("TikTok Shop", "app-secret"),
                EVENT,
                Map.of("Authorization", "f8cbfdbf7e7301425af34c44b1c64454e9d5d5f955d877aa49de72d2e9d7cbca"));
    }

    @Test
    void oracle_commerce_computed_with_openssl() throws IOException {
        holds(
                Platform.documented("Oracle Commerce", "occ"),
                EVENT,
                Map.of(
                        "X-Oracle-CC-WebHook-Signature",
                        "2waXS6/v9jk9OWicc4LGuJc8DwsGDwTQIo7jtrU5WcJYDyFYHduevrSwvDYpqHMZmwjo/aI6ErN6E9lw5MsebA=="));
    }

    @Test
    void sha1_in_the_older_header_of_github_computed_with_openssl() {
        Map<String, String> lines = Map.of(
                "auth", "hmac", "auth-header", "X-Hub-Signature", "auth-algorithm", "sha1", "auth-prefix", "sha1=");
        holds(
                Platform.of(lines, "It's a Secret to Everybody"),
                "Hello, World!",
                Map.of("X-Hub-Signature", "sha1=01dc10d0c83e72ed246219cdd91669667fe2ca59"));
    }
}
