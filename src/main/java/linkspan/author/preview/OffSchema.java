package linkspan.author.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.DraftCheck;
import linkspan.model.EventType;

/** What the hub would refuse of an output, although its mapping did not fail: an event that is off its schema. */
interface OffSchema {
    /** Why, or nothing. {@code output} is one fact, or a list of them. */
    Optional<String> reason(JsonNode output);

    /** For mappings that make messages for systems: no schema of ours holds them. */
    static OffSchema never() {
        return output -> Optional.empty();
    }

    /** For receiving mappings, by the schemas on disk. */
    static OffSchema of(Path mappings, EventType event) {
        DraftCheck drafts = new DraftCheck(new CanonicalSchemas(mappings));
        return output -> StreamSupport.stream((output.isArray() ? output : List.of(output)).spliterator(), false)
                .flatMap(fact -> drafts.problemsOfMade(event, fact).stream())
                .findFirst()
                .map(problem -> event.label() + " is off its schema: " + problem);
    }
}
