package linkspan.check.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.check.Checked;
import linkspan.check.Scope;
import linkspan.check.Sources;
import org.junit.jupiter.api.Test;

/** Every shipped route has cases, and they pass. */
class ShippedCasesTest {
    private static final Sources SHIPPED = new Sources(Path.of("routes"), Path.of("mappings"));

    @Test
    void all_pass() {
        List<Checked> all = new ArrayList<>();
        new RouteCases().check(SHIPPED, Scope.ALL, all::add);
        assertThat(all).isNotEmpty();
        assertThat(all.stream().filter(each -> !each.passed()).map(ShippedCasesTest::shown))
                .isEmpty();
    }

    private static String shown(Checked failed) {
        return failed.name() + "\n" + failed.findings();
    }
}
