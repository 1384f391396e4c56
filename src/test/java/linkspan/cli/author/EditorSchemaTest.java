package linkspan.cli.author;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import linkspan.author.check.Sources;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Editors check routes by Camel's own schema: none of ours is red. */
class EditorSchemaTest {
    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        try (InputStream in = EditorSchemaTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> problems(Path routes) throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path file : new Sources(routes, routes).routeFiles()) {
            Object document = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            for (ValidationMessage message : SCHEMA.validate(Json.of(document))) {
                problems.add(file + ": " + message);
            }
        }
        return problems;
    }

    @Test
    void no_shipped_route_is_red() throws IOException {
        assertThat(new Sources(Path.of("routes"), Path.of("mappings")).routeFiles())
                .hasSizeGreaterThan(20);
        assertThat(problems(Path.of("routes"))).isEmpty();
    }
}
