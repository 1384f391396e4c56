package linkspan.author.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import linkspan.author.examples.Example;
import linkspan.author.examples.ExampleFolder;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Mappings;
import linkspan.mapping.jslt.JsltEngine;
import linkspan.mapping.schema.EventSchemas;
import linkspan.mapping.schema.SchemaFields;
import linkspan.mapping.xslt.XsltEngine;
import linkspan.model.failure.Refused;
import linkspan.platform.format.FormatMalformed;
import org.jspecify.annotations.Nullable;

/** Asks a hub for stored inputs, a few at a time, and runs the mapping file on disk over them. */
public final class PreviewRun {
    /**
     * What is asked for.
     *
     * @param mapping {@code wms/deliver-order-created}
     * @param event for a mapping whose name has none
     * @param since inputs of that time and later
     * @param last at most so many, the newest
     */
    public record Request(String mapping, @Nullable String event, Instant since, int last) {
        /** Most that one preview looks at. */
        public static final int MOST = PreviewDesk.MOST;
    }

    /** Whether what is about persons may be shown. */
    public enum Persons {
        HIDDEN,
        CLEAR
    }

    private final Path mappings;
    private final BiFunction<String, JsonNode, JsonNode> hub;
    private final IntConsumer progress;

    /**
     * @param mappings folder with the edited file, its examples and the canonical schemas
     * @param hub posts a body to a path of the ops port and gives the answer; throws what its caller understands
     * @param progress gets how many inputs are done
     */
    public PreviewRun(Path mappings, BiFunction<String, JsonNode, JsonNode> hub, IntConsumer progress) {
        this.mappings = mappings;
        this.hub = hub;
        this.progress = progress;
    }

    /**
     * Runs it; memory does not grow with the number of inputs.
     *
     * @throws MappingBroken when the file on disk is not there or does not compile
     * @throws Refused for a mapping whose inputs nobody can tell
     */
    public PreviewReport run(Request request, Persons persons) {
        long start = System.nanoTime();
        Subject subject = Subject.of(request.mapping(), request.event(), EventSchemas.readable(mappings));
        Mapping edited = new Mappings(mappings, List.of(new JsltEngine(mappings), new XsltEngine(mappings)))
                .get(request.mapping());
        SchemaFields fields = SchemaFields.of(mappings, subject.event().type());
        Preview preview = new Preview(
                edited,
                subject.event(),
                persons == Persons.CLEAR ? null : fields.personal(),
                subject.route().isPresent()
                        ? OffSchema.of(mappings, subject.event().type())
                        : OffSchema.never());
        JsonNode listed = hub.apply(
                "/admin/preview/inputs",
                question(request).put("since", request.since().toString()).put("last", request.last()));
        ObjectNode question = shape(subject, fields, question(request));
        List<String> ids = new ArrayList<>();
        listed.path("ids").forEach(id -> ids.add(id.asText()));
        int done = 0;
        CompletableFuture<JsonNode> next = page(question, ids, done);
        while (done < ids.size()) {
            JsonNode page = told(next);
            done += Math.max(1, page.path("read").asInt());
            next = page(question, ids, done); // the hub maps these while we map those
            page.path("inputs").forEach(preview::add);
            progress.accept(done);
        }
        return preview.report(listed.path("of").asText(), Duration.ofNanos(System.nanoTime() - start));
    }

    private static JsonNode told(CompletableFuture<JsonNode> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private CompletableFuture<JsonNode> page(ObjectNode question, List<String> ids, int from) {
        if (from >= ids.size()) {
            return CompletableFuture.completedFuture(MissingNode.getInstance());
        }
        ObjectNode asked = question.deepCopy();
        ArrayNode next = asked.putArray("ids");
        ids.subList(from, Math.min(ids.size(), from + PreviewDesk.MOST_AT_ONCE)).forEach(next::add);
        return CompletableFuture.supplyAsync(() -> hub.apply("/admin/preview", asked));
    }

    private static ObjectNode question(Request request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("mapping", request.mapping())
                .put("event", request.event());
    }

    /**
     * How a route hands events to the mapping, as its first example shows: in lists, or with fields that an earlier step
     * has added, which are then those of the example.
     */
    private ObjectNode shape(Subject subject, SchemaFields fields, ObjectNode question) {
        if (subject.route().isPresent()) {
            return question;
        }
        Set<String> known = new HashSet<>();
        fields.all().forEach(field -> known.add(field.path()));
        for (Example example : ExampleFolder.read(mappings, subject.mapping()).examples()) {
            JsonNode input = input(example);
            if (input != null && input.isArray() && !input.isEmpty()) {
                return question.put("batch", true);
            }
            if (input instanceof ObjectNode object && !known.isEmpty()) {
                return question.set("added", object.deepCopy().remove(known));
            }
        }
        return question;
    }

    private static @Nullable JsonNode input(Example example) {
        try {
            return example.tree();
        } catch (FormatMalformed e) {
            return null;
        }
    }
}
