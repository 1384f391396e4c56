package linkspan.author.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linkspan.author.diff.Difference;
import linkspan.author.diff.JsonDiff;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingFailed;
import linkspan.mapping.schema.FieldPath;
import linkspan.model.Json;
import linkspan.model.kind.EventKind;
import linkspan.platform.xml.Xml;
import linkspan.platform.xml.XmlMalformed;
import org.jspecify.annotations.Nullable;

/** Runs an edited mapping over what a hub has told, one input after the other, and keeps counts and the first of each kind. */
final class Preview {
    /** Kinds of change that are told apart; further ones are counted as one. */
    private static final int MOST = 500;

    private static final String MORE = "(more)";

    private final Mapping edited;
    private final EventKind event;
    private final @Nullable List<FieldPath> personal;
    private final OffSchema offSchema;
    private final Map<String, OutputChange> broken = new LinkedHashMap<>();
    private final Map<String, OutputChange> mended = new LinkedHashMap<>();
    private final Map<String, OutputChange> changed = new LinkedHashMap<>();
    private int inputs;
    private int brokenInputs;
    private int mendedInputs;
    private int differ;
    private int same;
    private int fresh;
    private int failing;
    private int unreadable;

    /** @param personal marked fields of the canonical event; null hides nothing */
    Preview(Mapping edited, EventKind event, @Nullable List<FieldPath> personal, OffSchema offSchema) {
        this.edited = edited;
        this.offSchema = offSchema;
        this.event = event;
        this.personal = personal;
    }

    /** @param told one of {@code inputs}, as {@link PreviewDesk} tells it */
    void add(JsonNode told) {
        inputs++;
        if (told.has("unreadable")) {
            unreadable++;
            return;
        }
        JsonNode before = told.path("output");
        JsonNode now = null;
        String failure = null;
        try {
            JsonNode made = edited.map(
                    told.path("input"),
                    Map.of("event", told.hasNonNull("event") ? told.path("event") : NullNode.instance));
            now = Json.read(Json.bytes(made));
            failure = offSchema.reason(now).orElse(null);
        } catch (MappingFailed e) {
            failure = String.valueOf(e.getMessage());
        }
        String failedBefore = failedBefore(told);
        if (failure != null && failedBefore != null) {
            failing++;
        } else if (failure != null) {
            brokenInputs++;
            note(broken, sample(told, before, now).failure(failure));
        } else if (failedBefore != null) {
            mendedInputs++;
            note(mended, sample(told, before, now).failure(failedBefore));
        } else if (told.has("output") && now != null) {
            compare(told, before, now);
        } else {
            fresh++;
        }
    }

    private @Nullable String failedBefore(JsonNode told) {
        if (told.has("error")) {
            return told.path("error").asText();
        }
        return told.has("output") ? offSchema.reason(told.path("output")).orElse(null) : null;
    }

    /** Costs more than a mapping: only for what is told. */
    private Sample sample(JsonNode told, JsonNode before, @Nullable JsonNode now) {
        return new Sample(told, mask(told, before, now), key(told, before, now));
    }

    private record Sample(JsonNode told, Personal mask, String key) {
        OutputChange failure(String message) {
            return new OutputChange(
                    mask.sentence(fold(message)), 1, key, told.path("id").asText(), "", "");
        }

        OutputChange change(Difference difference) {
            String path = fold(difference.path()).replaceFirst("^\\[]\\.", ""); // of one fact in a list of them
            return new OutputChange(
                    path.isEmpty() ? "(all)" : mask.sentence(path), // a field may be called like a person
                    1,
                    key,
                    told.path("id").asText(),
                    mask.value(path, difference.expected()),
                    mask.value(path, difference.actual()));
        }

        private static String fold(String path) {
            return path.replaceAll("\\[\\d+]", "[]");
        }
    }

    private void compare(JsonNode told, JsonNode before, JsonNode now) {
        List<Difference> differences = JsonDiff.between(tree(before), tree(now));
        if (differences.isEmpty()) {
            same++;
            return;
        }
        differ++;
        Sample sample = sample(told, before, now);
        Set<String> noted = new HashSet<>();
        for (Difference difference : differences) {
            OutputChange change = sample.change(difference);
            if (noted.add(change.what())) {
                note(changed, change);
            }
        }
    }

    /** XML is compared as a tree, so that white space does not count. */
    private static JsonNode tree(JsonNode output) {
        if (!output.isTextual() || !output.textValue().startsWith("<")) {
            return output;
        }
        try {
            return Xml.tree(output.textValue().getBytes(StandardCharsets.UTF_8));
        } catch (XmlMalformed e) {
            return output;
        }
    }

    private static void note(Map<String, OutputChange> kinds, OutputChange change) {
        String kind = kinds.size() < MOST || kinds.containsKey(change.what()) ? change.what() : MORE;
        OutputChange first = kinds.get(kind);
        OutputChange named = new OutputChange(kind, 1, change.key(), change.id(), change.before(), change.now());
        kinds.put(kind, first == null ? named : first.oneMore());
    }

    private Personal mask(JsonNode told, JsonNode before, @Nullable JsonNode now) {
        if (personal == null) {
            return Personal.clear();
        }
        List<JsonNode> facts = new ArrayList<>();
        if (told.has("key")) {
            facts(told.path("input"), facts);
        } else {
            facts(before, facts);
            if (now != null) {
                facts(now, facts);
            }
        }
        return facts.isEmpty() ? Personal.all(told.path("input")) : Personal.of(personal, facts);
    }

    /** The canonical events in a list of them, in a batch, or in one alone. */
    private static void facts(JsonNode document, List<JsonNode> to) {
        if (document.isArray()) {
            document.forEach(each -> to.add(each.has("data") ? each.path("data") : each));
        } else if (document.isObject()) {
            to.add(document);
        }
    }

    /** Of the event; of a message that of the first fact that came of it. */
    private String key(JsonNode told, JsonNode before, @Nullable JsonNode now) {
        if (told.has("key")) {
            return told.path("key").asText();
        }
        List<JsonNode> facts = new ArrayList<>();
        facts(before, facts);
        if (now != null) {
            facts(now, facts);
        }
        try {
            return facts.isEmpty() ? "" : event.keyOf(facts.get(0));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    PreviewReport report(String of, Duration took) {
        return new PreviewReport(
                edited.name(),
                of,
                new PreviewReport.Counts(inputs, brokenInputs, mendedInputs, differ, same, fresh, failing, unreadable),
                sorted(broken),
                sorted(mended),
                sorted(changed),
                took);
    }

    private static List<OutputChange> sorted(Map<String, OutputChange> kinds) {
        return kinds.values().stream()
                .sorted(Comparator.comparing(OutputChange::count).reversed())
                .toList();
    }
}
