package linkspan.author.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import org.junit.jupiter.api.Test;

class ShippedRoutesTest {
    private static final Sources SHIPPED = new Sources(Path.of("routes"), Path.of("mappings"));

    @Test
    void the_shipped_folders_have_no_finding() {
        List<Finding> findings = new RouteLint(variable -> null).findings(SHIPPED);
        assertThat(findings)
                .filteredOn(it -> it.code() != FindingCode.ROUTE_UNTESTED)
                .isEmpty();
        assertThat(findings)
                .allSatisfy(it -> assertThat(
                                Files.exists(Path.of(it.place().file().replace(".camel.yaml", ".test.yaml"))))
                        .isFalse());
    }
}
