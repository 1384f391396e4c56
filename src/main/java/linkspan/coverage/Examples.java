package linkspan.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.check.example.Example;
import linkspan.check.example.ExampleFolder;
import linkspan.format.FormatMalformed;

/** The inputs of a mapping's examples. */
final class Examples {
    private Examples() {}

    /** Those that can be read: what is wrong with the others, {@code check} itself says. */
    static List<JsonNode> of(Path mappings, String mapping) {
        List<JsonNode> inputs = new ArrayList<>();
        for (Example example : ExampleFolder.read(mappings, mapping).examples()) {
            try {
                inputs.add(example.tree());
            } catch (FormatMalformed e) {
                continue; // check itself says what is wrong with it
            }
        }
        return inputs;
    }
}
