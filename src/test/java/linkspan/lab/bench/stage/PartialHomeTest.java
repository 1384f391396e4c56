package linkspan.lab.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import linkspan.author.check.Sources;
import linkspan.author.lint.HubLint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialHomeTest {
    @Test
    void holds_the_routes_of_the_named_systems_and_everything_that_they_use(@TempDir Path folder) {
        Path home = PartialHome.copy(Path.of("."), folder.resolve("home"), List.of("wms"));

        assertThat(home.resolve("routes")).isDirectoryContaining("glob:**/{_hub,wms}");
        assertThat(home.resolve("routes/wms/system.properties"))
                .hasSameBinaryContentAs(Path.of("routes/wms/system.properties"));
        assertThat(home.resolve("routes/oms")).doesNotExist();
        assertThat(home.resolve("mappings/_canonical")).isNotEmptyDirectory();
        assertThat(home.resolve("mappings/_api")).isNotEmptyDirectory();
    }

    /** Whichever are measured: nothing that is left leads to what is not there. */
    @ParameterizedTest
    @ValueSource(strings = {"", "shopify", "wms", "wms,erp,bi"})
    void a_hub_may_start_there(String systems, @TempDir Path folder) {
        List<String> named = systems.isEmpty() ? List.of() : List.of(systems.split(","));
        Path home = PartialHome.copy(Path.of("."), folder.resolve("home"), named);

        new HubLint(new Sources(home.resolve("routes"), home.resolve("mappings")), name -> null).pass();
    }
}
