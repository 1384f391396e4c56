package linkspan.author.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import linkspan.delivery.Deliveries;
import linkspan.mapping.Mapping;
import linkspan.mapping.MappingBroken;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.model.kind.EventTypes;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /admin/preview/inputs {"mapping", "event"?, "since", "last"}}: which inputs are stored, newest first.
 * {@code POST /admin/preview {"mapping", "event"?, "ids", "added", "batch"}}: those, each with what the hub's mapping makes of
 * it, as many as fit into one answer; {@code read} says how many of the ids that were. Both only read, and hold no connection while they map or write.
 */
public final class PreviewDesk implements OpsDesk {
    static final int MOST = 50_000;
    static final int MOST_AT_ONCE = 200;
    private static final int LONGEST = 300;
    private static final long BYTES = 2L << 20;
    private final PreviewStore store;
    private final Function<String, Mapping> mappings;
    private final EventTypes events;
    private final Deliveries deliveries;

    /** @param mappings the hub's, as they are when asked; throws {@link MappingBroken} where there is none */
    public PreviewDesk(
            PreviewStore store, Function<String, Mapping> mappings, EventTypes events, Deliveries deliveries) {
        this.events = events;
        this.store = store;
        this.mappings = mappings;
        this.deliveries = deliveries;
    }

    @Override
    public List<OpsRoute> routes() {
        return List.of(
                OpsRoute.post("/admin/preview/inputs", this::inputs), OpsRoute.post("/admin/preview", this::preview));
    }

    private OpsReply inputs(OpsRequest request) {
        Subject subject = subject(request);
        Instant since = since(request.text("since", LONGEST));
        int last = request.body().path("last").asInt();
        if (last < 1 || last > MOST) {
            throw new Refused(FailureCode.REQUEST_INVALID, "last must be 1 to " + MOST);
        }
        List<PreviewStore.Key> keys = subject.route()
                .map(route -> store.messages(route, since, last))
                .orElseGet(() -> store.events(subject.event().type(), since, last));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("of", subject.route().orElse(subject.event().label()));
        ArrayNode ids = json.putArray("ids");
        Predicate<PreviewStore.Key> gets = gets(subject);
        keys.stream().filter(gets).map(PreviewStore.Key::id).forEach(ids::add);
        return OpsReply.json(json);
    }

    /** Not what is from before the system's start; one that is not connected yet would get all. */
    private Predicate<PreviewStore.Key> gets(Subject subject) {
        boolean connected =
                deliveries.subscribers(subject.event().type(), Instant.MAX).contains(subject.system());
        return key -> subject.route().isPresent()
                || !connected
                || deliveries.subscribers(subject.event().type(), key.at()).contains(subject.system());
    }

    private OpsReply preview(OpsRequest request) {
        Subject subject = subject(request);
        List<String> ids = ids(request.body().path("ids"));
        Live live = live(subject, request.body());
        PreviewStore.Page page = subject.route().isPresent() ? store.messages(ids, BYTES) : store.events(ids, BYTES);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("read", page.read());
        ArrayNode inputs = json.putArray("inputs");
        page.inputs().forEach(stored -> inputs.add(live.tell(stored)));
        return OpsReply.json(json);
    }

    private Live live(Subject subject, JsonNode body) {
        ObjectNode added =
                body.path("added") instanceof ObjectNode fields ? fields : JsonNodeFactory.instance.objectNode();
        Live.Batch batch = body.path("batch").asBoolean() ? Live.Batch.LIST : Live.Batch.ONE;
        return new Live(mapping(subject), added, batch);
    }

    private @Nullable Mapping mapping(Subject subject) {
        try {
            return mappings.apply(subject.mapping());
        } catch (MappingBroken e) {
            return null;
        }
    }

    private Subject subject(OpsRequest request) {
        JsonNode event = request.body().path("event");
        return Subject.of(request.text("mapping", LONGEST), event.isTextual() ? event.textValue() : null, events);
    }

    private static Instant since(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused(FailureCode.REQUEST_INVALID, "since: '" + text + "' is not like 2026-11-11T00:00:00Z");
        }
    }

    private static List<String> ids(JsonNode list) {
        List<String> ids = new ArrayList<>();
        list.forEach(id -> ids.add(id.asText()));
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw new Refused(FailureCode.REQUEST_INVALID, "ids must be 1 to " + MOST_AT_ONCE);
        }
        return ids;
    }
}
