package linkspan.author.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import linkspan.author.check.Sources;
import linkspan.author.source.Spellings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseRouteFilesTest {
    static Set<String> spellings() {
        return Spellings.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void however_a_route_is_written_a_case_of_its_caller_finds_it(String spelling, @TempDir Path home)
            throws IOException {
        Sources sources = Spellings.write(home, Spellings.ALL.get(spelling));
        Path caller = sources.file("routes/acme/deliver-thing.camel.yaml");
        List<String> needed = new CaseRouteFiles(sources)
                .needed(caller).stream().map(sources::shown).toList();
        assertThat(needed)
                .contains("routes/acme/deliver-thing.camel.yaml", Spellings.FILE)
                .contains("routes/_hub/asks.camel.yaml", "routes/_hub/asking.camel.yaml");
    }
}
