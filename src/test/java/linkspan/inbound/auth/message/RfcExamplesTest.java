package linkspan.inbound.auth.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import linkspan.inbound.client.PublicKeys;
import linkspan.inbound.request.RequestFacts;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 9421, appendix B: the same base, byte for byte, and signatures of keys that are not ours. */
class RfcExamplesTest {
    private static final Path FOLDER = Path.of("../shared/fixtures/crypto/rfc9421");

    @BeforeAll
    static void are_there() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> "skipped: there is no " + FOLDER);
    }

    private static String read(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name), StandardCharsets.ISO_8859_1)
                .replace("\r", "");
    }

    private static RequestFacts request(String text) {
        String[] lines = text.split("\n\n", 2)[0].split("\n", -1);
        String[] first = lines[0].split(" ");
        String[] target = first[1].split("\\?", 2);
        Map<String, String> headers = new HashMap<>();
        for (String line : List.of(lines).subList(1, lines.length)) {
            String[] field = line.split(": ", 2);
            headers.put(field[0].toLowerCase(Locale.ROOT), field[1]);
        }
        return new RequestFacts(first[0], target[0], target.length > 1 ? target[1] : "", Map.of(), headers, "");
    }

    @ParameterizedTest
    @CsvSource({"b21, test-key-rsa-pss.pub", "b26, test-key-ed25519.pub"})
    void base_and_signature_are_those_of_the_rfc(String example, String key) throws IOException {
        RequestFacts facts = request(read(example + "_request_signed.txt"));
        SignatureInput input = SignatureInput.of(facts.header("signature-input"));
        byte[] base = BaseText.of(input, facts, "https");
        assertThat(new String(base, StandardCharsets.ISO_8859_1))
                .isEqualTo(read(example + "_request_sigbase.txt").strip());
        String signature = facts.header("signature").replaceAll("^[^:]*:|:$", "");
        VerifyingKey verifying = new VerifyingKey(PublicKeys.read(read(key)));
        assertThat(verifying.verifies(base, Base64.getDecoder().decode(signature)))
                .isTrue();
        base[3] ^= 1;
        assertThat(verifying.verifies(base, Base64.getDecoder().decode(signature)))
                .isFalse();
        assertThat(verifying.verifies(base, new byte[7])).isFalse();
    }

    @Test
    void the_digest_of_the_example_is_that_of_its_body() throws IOException {
        RequestFacts facts = request(read("b21_request_signed.txt"));
        byte[] body = "{\"hello\": \"world\"}".getBytes(StandardCharsets.US_ASCII);
        assertThat(ContentDigest.matches(facts.header("content-digest"), body)).isTrue();
        body[0] ^= 1;
        assertThat(ContentDigest.matches(facts.header("content-digest"), body)).isFalse();
        assertThat(ContentDigest.matches("md5=:AAAA:", body)).isFalse();
        assertThat(ContentDigest.matches("", body)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key-rsa-v15.pub", "test-key-ecc-p384.pub", "test-key-rsa.pub", "test-shared-secret"})
    void weak_keys_and_other_forms_are_refused(String key) {
        assertThatThrownBy(() -> PublicKeys.read(read(key))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sig=()",
                "sig=(@method);created=1",
                "sig=(\"@method\"  \"@path\");created=1",
                "sig=(\"@method\" \"@method\");created=1",
                "sig=(\"@query-param\";name=\"a\");created=1",
                "sig=(\"content-type\";req);created=1",
                "sig=(\"@method\");created=1;created=2",
                "sig=(\"@method\");created=1, other=(\"@path\");created=1",
                "sig=(\"@method\");created=-1",
                "sig=(\"@method\");created=1.5",
                "sig=(\"Content-Type\");created=1",
                "SIG=(\"@method\");created=1"
            })
    void what_two_might_read_differently_is_refused(String header) {
        if (header.equals("sig=()")) { // sound, and covers nothing: refused later
            assertThat(SignatureInput.of(header).components()).isEmpty();
            return;
        }
        assertThatThrownBy(() -> SignatureInput.of(header)).isInstanceOf(IllegalArgumentException.class);
    }
}
