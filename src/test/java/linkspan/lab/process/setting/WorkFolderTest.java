package linkspan.lab.process.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import linkspan.stand.TestSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
    private static String mode(Path folder) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }

    @Test
    void nobody_else_enters_the_folder_of_a_drill_or_of_simulated_systems(@TempDir Path temporary) throws Exception {
        Path named = temporary.resolve("named");
        try (WorkFolder folder = WorkFolder.open(named, "unused-")) {
            assertThat(mode(folder.path())).isEqualTo("rwx------");
        }
        Path open = Files.createDirectories(temporary.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        TestSandbox.start(open).close();
        assertThat(mode(open)).isEqualTo("rwx------");
    }
}
