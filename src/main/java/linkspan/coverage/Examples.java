package linkspan.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.check.example.Example;
import linkspan.check.example.ExampleFolder;
import linkspan.event.Json;
import linkspan.mapping.Mapping;
import linkspan.xml.XmlMalformed;

/** The inputs of a mapping's examples. */
final class Examples {
    private Examples() {}

    /** Those that can be read: what is wrong with the others, {@code check} itself says. */
    static List<JsonNode> of(Path mappings, String mapping) {
        List<JsonNode> inputs = new ArrayList<>();
        for (Example example : ExampleFolder.read(mappings, mapping).examples()) {
            try {
                inputs.add(Mapping.input(Files.readAllBytes(example.input())));
            } catch (Json.Malformed | XmlMalformed e) {
                continue; // not an input of this mapping's language
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return inputs;
    }
}
