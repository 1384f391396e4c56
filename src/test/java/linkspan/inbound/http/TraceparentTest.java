package linkspan.inbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import linkspan.model.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {
    private static final String FORM = "00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}";
    private final Traceparent traceparent = new Traceparent(new Random(42));

    @Test
    void a_well_formed_one_goes_on() {
        String sent = "00-12345678901234567890123456789012-1234567890123456-00";
        assertThat(traceparent.continued(sent)).isEqualTo(sent);
    }

    @Test
    void a_later_version_is_read_as_far_as_it_is_known() {
        assertThat(traceparent.continued("cc-12345678901234567890123456789012-1234567890123456-01-what-comes-later"))
                .isEqualTo("00-12345678901234567890123456789012-1234567890123456-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-1234567890123456-01",
                "00-12345678901234567890123456789012-0000000000000000-01",
                "ff-12345678901234567890123456789012-1234567890123456-01",
                "00-12345678901234567890123456789012-1234567890123456-01-more",
                "00-12345678901234567890123456789012-1234567890123456-01,00-12345678901234567890123456789012-1234567890123456-01",
                "00-1234567890123456789012345678901X-1234567890123456-01"
            })
    void anything_else_is_replaced_by_a_new_one(String sent) {
        assertThat(traceparent.continued(sent))
                .matches(FORM)
                .isNotEqualTo(sent)
                .isNotEqualTo(traceparent.continued(sent));
    }

    @Test
    void what_the_standards_own_suite_calls_invalid_is_never_taken_over() throws IOException {
        Path file = Path.of("../shared/fixtures/standards/trace-context/traceparent.json");
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: there is no " + file);
        for (JsonNode one : Json.read(Files.readAllBytes(file))) {
            String sent = one.path("input").asText();
            String continued = traceparent.continued(sent);
            assertThat(continued).matches(FORM);
            if (!one.path("valid").asBoolean()) {
                assertThat(continued).isNotEqualTo(sent);
            }
        }
    }
}
