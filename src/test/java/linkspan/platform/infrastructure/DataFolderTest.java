package linkspan.platform.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With the umask that most machines have: new folders are 755, new files 644. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DataFolderTest {
    private final Path data;

    DataFolderTest(@TempDir Path parent) {
        data = parent.resolve("data");
    }

    @BeforeEach
    void of_an_earlier_version() throws IOException {
        Files.createDirectories(data.resolve("kafka/order-topic-0"));
        for (String file : List.of("linkspan.mv.db", "kafka/order-topic-0/0.log", "secrets.properties")) {
            Files.writeString(data.resolve(file), "x");
            Files.setPosixFilePermissions(data.resolve(file), PosixFilePermissions.fromString("rw-r--r--"));
        }
        for (String folder : List.of("", "kafka", "kafka/order-topic-0")) {
            Files.setPosixFilePermissions(data.resolve(folder), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(path)));
    }

    @Test
    void an_existing_folder_is_closed_to_others_with_all_that_is_in_it() throws IOException {
        DataFolder.lock(data).close();

        for (String folder : List.of("", "kafka", "kafka/order-topic-0")) {
            assertThat(permissions(folder)).as(folder).isEqualTo("rwx------");
        }
        for (String file : List.of("linkspan.mv.db", "kafka/order-topic-0/0.log", "secrets.properties")) {
            assertThat(permissions(file)).as(file).isEqualTo("rw-------");
        }
    }

    @Test
    void what_is_made_later_is_closed_too() throws IOException {
        try (DataFolder folder = DataFolder.lock(data)) {
            Path later = Files.writeString(data.resolve("kafka/order-topic-0/1.log"), "x");
            Files.setPosixFilePermissions(later, PosixFilePermissions.fromString("rw-r--r--"));

            folder.hideNew();

            assertThat(permissions("kafka/order-topic-0/1.log")).isEqualTo("rw-------");
        }
    }

    @Test
    void a_folder_with_other_things_stays_open_but_not_what_is_the_hubs() throws IOException {
        Path other = Files.writeString(data.resolve("letter.txt"), "x");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));

        DataFolder.lock(data).close();

        assertThat(permissions("")).isEqualTo("rwxr-xr-x");
        assertThat(permissions("letter.txt")).isEqualTo("rw-r--r--");
        assertThat(permissions("secrets.properties")).isEqualTo("rw-------");
    }
}
