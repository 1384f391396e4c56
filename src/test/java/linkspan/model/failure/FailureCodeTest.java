package linkspan.model.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FailureCodeTest {
    @Test
    void operating_md_documents_every_code_as_it_is() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("src/docs/operating.md")).stream()
                .filter(line -> line.startsWith("| `")
                        && line.chars().filter(c -> c == '|').count() == 6)
                .toList();
        List<String> codes = Arrays.stream(FailureCode.values())
                .map(code -> "| `%s` | %s | %s | %d | %d: %s |"
                        .formatted(
                                code.label(),
                                code.fault(),
                                code.retry() ? "yes" : "no",
                                code.status(),
                                code.businessCode(),
                                code.message(Locale.ENGLISH)))
                .toList();
        assertThat(documented).containsExactlyElementsOf(codes);
    }

    @Test
    void a_business_code_is_the_status_times_100_plus_a_number_of_its_own() {
        assertThat(Arrays.stream(FailureCode.values()).map(FailureCode::businessCode))
                .doesNotHaveDuplicates();
        assertThat(FailureCode.OUT_OF_STOCK.businessCode()).isEqualTo(40001);
        assertThat(FailureCode.OUT_OF_STOCK.message(Locale.CHINESE)).isEqualTo("库存不足");
    }
}
