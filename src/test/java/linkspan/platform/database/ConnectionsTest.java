package linkspan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    @Test
    void the_page_for_operators_says_how_many_a_hub_takes() throws IOException {
        int pools = Arrays.stream(Pool.values()).mapToInt(Pool::connections).sum();
        int name = 1;
        assertThat(Files.readString(Path.of("src/docs/operating.md")))
                .contains("Connections per hub: " + (pools + name) + " ");
    }
}
