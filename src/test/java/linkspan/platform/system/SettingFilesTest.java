package linkspan.platform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingFilesTest {
    @TempDir
    Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("secret"), text).toString();
    }

    @Test
    void a_setting_is_the_text_of_its_file_without_the_line_break() throws IOException {
        Map<String, String> read = SettingFiles.read(Map.of("LINKSPAN_DB_PASSWORD_FILE", file(" s3 cret\r\n")));
        assertThat(read).containsEntry("LINKSPAN_DB_PASSWORD", " s3 cret");
    }

    @Test
    void the_mark_that_some_editors_put_in_front_is_told_instead_of_being_part_of_it() throws IOException {
        Map<String, String> marked = Map.of("LINKSPAN_DB_PASSWORD_FILE", file("\uFEFFsecret\n"));
        assertThatThrownBy(() -> SettingFiles.read(marked))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageStartingWith("LINKSPAN_DB_PASSWORD_FILE: ")
                .hasMessageContaining("byte order mark")
                .hasMessageNotContaining("secret\n");
    }

    @Test
    void what_others_call_so_and_what_names_no_file_stay_as_they_are() {
        Map<String, String> environment = Map.of("OTHER_FILE", "/nowhere", "LINKSPAN_TOKEN_FILE", " ");
        assertThat(SettingFiles.read(environment)).isEqualTo(environment);
    }

    @Test
    void a_setting_given_twice_is_refused_with_both_names() throws IOException {
        Map<String, String> both = Map.of("LINKSPAN_TOKEN", "a", "LINKSPAN_TOKEN_FILE", file("b"));
        assertThatThrownBy(() -> SettingFiles.read(both))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("LINKSPAN_TOKEN and LINKSPAN_TOKEN_FILE are both set");
    }

    @Test
    void a_file_that_cannot_be_read_is_named_with_its_setting() {
        assertThatThrownBy(() -> SettingFiles.read(Map.of("LINKSPAN_TOKEN_FILE", "/no/such")))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("LINKSPAN_TOKEN_FILE: /no/such cannot be read");
    }
}
