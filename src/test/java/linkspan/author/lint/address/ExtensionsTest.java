package linkspan.author.lint.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.xslt.XsltEngine;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
    @Test
    void mappings_of_every_language_are_looked_for() {
        Path root = Path.of("mappings");
        assertThat(Extensions.ALL)
                .containsExactlyInAnyOrder(
                        "." + new JsltEngine(root).extension(), "." + new XsltEngine(root).extension());
    }
}
