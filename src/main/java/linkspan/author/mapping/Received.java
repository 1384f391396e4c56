package linkspan.author.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import linkspan.author.check.Finding;
import linkspan.author.check.FindingCode;
import linkspan.author.check.Sources;
import linkspan.author.diff.Difference;
import linkspan.author.diff.JsonSpots;
import linkspan.author.examples.Example;
import linkspan.author.examples.ExampleOutcome;
import linkspan.author.examples.ExampleRun;
import linkspan.mapping.Place;
import linkspan.model.EventType;
import linkspan.model.kind.EventTypes;

/** What a receiving mapping made of an example: one fact, or an array of them. */
record Received(Example example, EventType event, JsonNode output) {
    private static final String VERB = "receive-";

    /** Empty where another mapping ran, where it refused, or where nothing is expected. */
    static Optional<Received> of(ExampleRun run, EventTypes events) {
        Example example = run.example();
        String name = example.mapping().substring(example.mapping().indexOf('/') + 1);
        if (!name.startsWith(VERB)
                || example.expected().isEmpty()
                || !(run.outcome() instanceof ExampleOutcome.Made made)) {
            return Optional.empty();
        }
        return events.named(name.substring(VERB.length()))
                .map(event -> new Received(example, event.type(), made.output()));
    }

    /** Each by what leads to it, {@code [1].}; a fact that stands alone by nothing. */
    Map<String, JsonNode> facts() {
        if (!output.isArray()) {
            return Map.of("", output);
        }
        Map<String, JsonNode> facts = new LinkedHashMap<>();
        output.forEach(fact -> facts.put("[" + facts.size() + "].", fact));
        return facts;
    }

    /** Placed where that path stands in the expected output. */
    Finding finding(FindingCode code, Sources sources, String path, String text) {
        Path expected = example.expected().get(0);
        Difference.Spot spot = JsonSpots.of(text(expected)).at(path);
        Place place = new Place(sources.shown(expected), spot.line(), spot.column());
        return new Finding(code, place, example + " " + text);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
