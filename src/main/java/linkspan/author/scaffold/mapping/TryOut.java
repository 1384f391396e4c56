package linkspan.author.scaffold.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.jslt.JsltEngine;

/** Runs a mapping that is not in its place yet. */
public final class TryOut {
    private TryOut() {}

    /** What came of it. */
    public sealed interface Result {
        /** @param output what the mapping makes of the input */
        record Made(JsonNode output) implements Result {}

        /** @param reason where and why it does not take the input */
        record Refused(String reason) implements Result {}
    }

    /**
     * Compiles it as if it stood where it will, and runs it.
     *
     * @param name {@code <system>/<name>}
     */
    public static Result run(Path mappings, String name, String jslt, JsonNode input) {
        try {
            Path file = Files.createTempFile("linkspan", ".jslt");
            try {
                Files.writeString(file, jslt, StandardCharsets.UTF_8);
                return new Result.Made(
                        new JsltEngine(mappings).compile(name, file).map(input, Map.of()));
            } catch (MappingFailed | MappingBroken e) {
                return new Result.Refused(String.valueOf(e.getMessage()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
