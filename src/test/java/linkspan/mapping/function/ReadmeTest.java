package linkspan.mapping.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.schibsted.spt.data.jslt.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path ROOT = Path.of("mappings");

    @Test
    void the_table_of_functions_is_complete() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String table = readme.substring(readme.indexOf("| function |"), readme.indexOf("## Easy"));
        Set<String> documented = Pattern.compile("`([a-z-]+)\\(")
                .matcher(table)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
        Set<String> there =
                new Functions(ROOT).of("wms").stream().map(Function::getName).collect(Collectors.toSet());
        assertThat(documented).isEqualTo(there);
    }
}
