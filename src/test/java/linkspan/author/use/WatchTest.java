package linkspan.author.use;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.author.check.Scope;
import linkspan.author.check.Sources;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
    @TempDir
    private Path home;

    @BeforeEach
    void files() throws IOException {
        write(
                "routes/acme/deliver-order-created.camel.yaml",
                "- route: {from: {uri: 'direct:x', steps: [{to: 'mapping:acme/one'}]}}");
        write("mappings/acme/one.jslt", "import \"acme/x.module\" as x\n.");
        write("mappings/acme/one/a.in.json", "{}");
        write("mappings/acme/x.module.jslt", "def x() 1");
        write("mappings/acme/two.jslt", ".");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(home.resolve(file).getParent());
        Files.writeString(home.resolve(file), text);
    }

    /** One look after the edit, then stopped. */
    private List<Scope> after(Edit edit) throws IOException {
        Watch watch = new Watch(new Sources(home.resolve("routes"), home.resolve("mappings")));
        edit.make();
        List<Scope> touched = new ArrayList<>();
        int[] looks = {0};
        watch.run(pause -> looks[0]++ == 2, (edited, scope) -> touched.add(scope));
        return touched;
    }

    private interface Edit {
        void make() throws IOException;
    }

    private boolean touches(List<Scope> scopes, String file) {
        assertThat(scopes).hasSize(1);
        return scopes.get(0).includes(home.resolve(file));
    }

    @Test
    void nothing_is_checked_while_nothing_is_edited() throws IOException {
        assertThat(after(() -> {})).isEmpty();
    }

    @Test
    void an_edited_module_touches_its_mappings_and_their_examples() throws IOException {
        List<Scope> scopes = after(() -> write("mappings/acme/x.module.jslt", "def x() 10"));
        assertThat(touches(scopes, "mappings/acme/one/a.in.json")).isTrue();
        assertThat(touches(scopes, "mappings/acme/two.jslt")).isFalse();
    }

    @Test
    void a_deleted_file_touches_those_who_needed_it() throws IOException {
        List<Scope> scopes = after(() -> Files.delete(home.resolve("mappings/acme/x.module.jslt")));
        assertThat(touches(scopes, "mappings/acme/one.jslt")).isTrue();
    }

    @Test
    void a_route_that_uses_another_mapping_touches_both() throws IOException {
        List<Scope> scopes = after(() -> write(
                "routes/acme/deliver-order-created.camel.yaml",
                "- route: {from: {uri: 'direct:x', steps: [{to: 'mapping:acme/two'}]}}"));
        assertThat(touches(scopes, "mappings/acme/one.jslt")).isTrue();
        assertThat(touches(scopes, "mappings/acme/two.jslt")).isTrue();
    }

    @Test
    void a_new_file_is_seen() throws IOException {
        List<Scope> scopes = after(() -> write("mappings/acme/two/b.in.json", "{}"));
        assertThat(touches(scopes, "mappings/acme/two.jslt")).isTrue();
        assertThat(touches(scopes, "mappings/acme/one.jslt")).isFalse();
    }
}
