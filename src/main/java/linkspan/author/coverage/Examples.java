package linkspan.author.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import linkspan.author.examples.Example;
import linkspan.author.examples.ExampleFolder;
import linkspan.platform.format.FormatMalformed;

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
