package linkspan.operations.letters.mend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import linkspan.mapping.DraftCheck;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.MappingModule;
import linkspan.model.Json;
import linkspan.model.kind.EventKind;
import linkspan.operations.letters.LetterContent;
import linkspan.platform.format.Format;
import linkspan.platform.format.FormatMalformed;

/** Runs a letter's payload through its schema and through today's mapping of its route; nothing is sent or stored. */
public final class Trials {
    private final MappingModule mappings;

    public Trials(MappingModule mappings) {
        this.mappings = mappings;
    }

    /** {@code payload}: instead of the letter's own. */
    Trial of(LetterContent letter, String payload) {
        JsonNode input;
        try {
            input = letter.letter().state().equals("kept") ? message(payload) : Json.readOwn(payload);
        } catch (Json.Malformed | FormatMalformed e) {
            return new Trial(null, null, List.of(String.valueOf(e.getMessage())));
        }
        List<String> problems = new ArrayList<>();
        EventKind kind = mappings.events().find(letter.letter().event()).orElse(null);
        boolean delivery = letter.facts().containsKey("eventId");
        if (delivery && kind != null) {
            problems.addAll(new DraftCheck(mappings.schemas()).problems(kind.type(), input));
            String key = letter.letter().key();
            if (problems.isEmpty() && !kind.keyOf(input).equals(key)) {
                problems.add("it is about " + key + ": that cannot be changed");
            }
        }
        String name = name(letter, delivery);
        return mappings.running().file(name).isEmpty()
                ? new Trial(null, null, problems)
                : mapped(letter, name, input, problems);
    }

    private static String name(LetterContent letter, boolean delivery) {
        return delivery
                ? letter.letter().system() + "/deliver-" + letter.letter().event()
                : letter.letter().event().replaceFirst("\\.", "/");
    }

    private static JsonNode message(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return Format.of(bytes).tree(bytes, "");
    }

    private Trial mapped(LetterContent letter, String name, JsonNode input, List<String> problems) {
        try {
            Mapping mapping = mappings.running().get(name);
            JsonNode made = mapping.map(input, Map.of("event", facts(letter)));
            return new Trial(name, made.isTextual() ? made.textValue() : made.toPrettyString(), problems);
        } catch (MappingFailed | linkspan.mapping.MappingBroken e) {
            problems.add(String.valueOf(e.getMessage()));
            return new Trial(name, null, problems);
        }
    }

    /** As {@code delivery} hands them to a route. */
    private static JsonNode facts(LetterContent letter) {
        Map<String, String> known = letter.facts();
        return Optional.ofNullable(known.get("eventId"))
                .<JsonNode>map(id -> JsonNodeFactory.instance
                        .objectNode()
                        .put("eventId", id)
                        .put("eventType", known.get("eventType"))
                        .put("sequence", Long.parseLong(Objects.requireNonNull(known.get("sequence"))))
                        .put("timestamp", letter.letter().happenedAt().toEpochMilli())
                        .put("key", letter.letter().key()))
                .orElse(NullNode.instance);
    }
}
