package linkspan.inbound.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import linkspan.model.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class HmacTest {
    /** RFC 4231, test case 2. */
    @Test
    void agrees_with_the_rfc() {
        byte[] mac = Hmac.sha256("Jefe".getBytes(), "what do ya want for nothing?".getBytes());
        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void agrees_with_wycheproof() throws IOException {
        Path file = Path.of("../shared/fixtures/crypto/wycheproof/hmac_sha256_test.json");
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
        int checked = 0;
        for (JsonNode group : Json.read(Files.readAllBytes(file)).path("testGroups")) {
            for (JsonNode test : group.path("tests")) {
                byte[] key = HexFormat.of().parseHex(test.path("key").asText());
                if (key.length == 0) {
                    continue;
                }
                String tag = test.path("tag").asText();
                String mac = HexFormat.of()
                        .formatHex(Hmac.sha256(
                                key, HexFormat.of().parseHex(test.path("msg").asText())));
                assertThat(Hmac.same(mac.substring(0, tag.length()), tag))
                        .as("tcId %s", test.path("tcId"))
                        .isEqualTo(test.path("result").asText().equals("valid"));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(100);
    }
}
