package linkspan.lab.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialHomeTest {
    @Test
    void holds_the_routes_of_the_named_systems_and_everything_that_they_use(@TempDir Path folder) {
        Path home = PartialHome.copy(Path.of("."), folder.resolve("home"), List.of("wms"));

        assertThat(home.resolve("routes")).isDirectoryContaining("glob:**/{_hub,wms}");
        assertThat(home.resolve("routes/wms/system.properties"))
                .hasSameBinaryContentAs(Path.of("routes/wms/system.properties"));
        assertThat(home.resolve("routes/oms")).doesNotExist();
        assertThat(home.resolve("mappings/_canonical")).isNotEmptyDirectory();
    }
}
