package linkspan.platform.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path data;

    private Path write(String text, int second) throws IOException {
        Path file = Files.writeString(data.resolve("secrets.properties"), text);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000L));
    }

    private Secrets secrets() {
        return new Secrets(data, Map.<String, String>of()::get, Secrets.WhenMissing.MAKE);
    }

    @Test
    void a_secret_that_is_added_while_the_hub_runs_is_taken_and_none_is_made_beside_it() throws IOException {
        write("shop=one\n", 1);
        Secrets secrets = secrets();
        Path file = write("shop=one\nacme=two", 2);
        assertThat(secrets.get("acme")).isEqualTo("two");
        assertThat(Files.readString(file)).isEqualTo("shop=one\nacme=two");

        String made = secrets.get("other");
        assertThat(Files.readString(file)).isEqualTo("shop=one\nacme=two\nother=" + made + "\n");
        assertThat(secrets().get("other")).isEqualTo(made);
    }

    @Test
    void a_secret_that_is_changed_while_the_hub_runs_is_the_new_one() throws IOException {
        write("shop=one\n", 1);
        Secrets secrets = secrets();
        assertThat(secrets.get("shop")).isEqualTo("one");
        write("shop=two\n", 2);
        assertThat(secrets.get("shop")).isEqualTo("two");
    }

    @Test
    void the_mark_that_some_editors_put_in_front_is_told_instead_of_hiding_a_name() throws IOException {
        write("\uFEFFshop=one\n", 1);
        assertThatThrownBy(this::secrets)
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("secrets.properties:1: ")
                .hasMessageContaining("byte order mark");
    }

    @Test
    void a_name_that_is_there_twice_is_refused_with_its_line() throws IOException {
        write("shop=one\nshop=two\n", 1);
        assertThatThrownBy(this::secrets)
                .isInstanceOf(ConfigurationError.class)
                .hasMessageEndingWith("secrets.properties:2: shop is there twice, first in line 1");
    }
}
