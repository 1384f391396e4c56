package linkspan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import linkspan.platform.system.ConfigurationError;
import linkspan.stand.FewSystems;
import linkspan.stand.TestSandbox;
import linkspan.stand.TestServers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
@EnabledIfSystemProperty(
        named = "linkspan.test.database",
        matches = "postgresql",
        disabledReason = "an embedded hub has the lock of its data folder")
class InstanceNameTest {
    @TempDir
    private Path folder;

    private Hub start(String data, TestServers servers) throws Exception {
        Path own = Files.createDirectories(folder.resolve(data));
        Path home = folder.resolve("home");
        if (!Files.exists(home)) {
            FewSystems.home(home, List.of("oms"));
        }
        return Hub.start(new HubConfig(home, own, "127.0.0.1", 0, 0, servers.environment()), TestSandbox::start);
    }

    @Test
    void a_second_hub_of_that_name_does_not_start_until_the_first_is_gone() throws Exception {
        try (TestServers servers = TestServers.start(folder, Map.of())) {
            try (Hub first = start("a", servers)) {
                assertThat(first.port()).isPositive();
                assertThatThrownBy(() -> start("b", servers))
                        .isInstanceOf(ConfigurationError.class) // exit 78
                        .hasMessageStartingWith("LINKSPAN_INSTANCE: a hub named 'test' runs on this database");
            }
            start("b", servers).close();
        }
    }
}
