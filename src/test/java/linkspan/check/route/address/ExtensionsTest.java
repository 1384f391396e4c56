package linkspan.check.route.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import linkspan.jslt.JsltEngine;
import linkspan.xslt.XsltEngine;
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
