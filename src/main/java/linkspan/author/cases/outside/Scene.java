package linkspan.author.cases.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import linkspan.author.cases.play.Document;
import linkspan.author.cases.play.Played.Sent;
import linkspan.author.cases.play.Script;
import linkspan.author.cases.play.Scripted;
import linkspan.commit.SealedUnit;
import linkspan.model.EventDraft;
import linkspan.model.EventType;
import linkspan.platform.database.DatabaseFailed;
import org.jspecify.annotations.Nullable;

/** What is under way on a stage: the step at which a message is, what it meets there, what has left. Used by one thread. */
public final class Scene {
    private record Collected(EventType type, JsonNode data, String step) {
        boolean is(EventDraft draft) {
            return draft.type().equals(type) && draft.data() == data;
        }

        Sent sent() {
            ObjectNode facts = JsonNodeFactory.instance.objectNode().put("event", type.label());
            return new Sent(step, facts.set("json", data));
        }
    }

    private static final Script SILENT =
            new Script(JsonNodeFactory.instance.objectNode(), JsonNodeFactory.instance.objectNode(), Path.of(""));

    private final List<Sent> sent = new ArrayList<>();
    private final List<Collected> collected = new ArrayList<>();
    private Script script = SILENT;
    private String step = "";

    /** A new case. */
    public void begin(Script next) {
        script = next;
        step = "";
        sent.clear();
        collected.clear();
    }

    /** A step is reached. */
    public void at(String nextStep) {
        step = nextStep;
    }

    public String step() {
        return step;
    }

    /** What the step under way meets. */
    public Optional<Scripted> meets() {
        return script.next(step);
    }

    /**
     * What the hub's own database has for the step under way; nothing where the case is silent about it.
     *
     * @throws DatabaseFailed where the case says that it is down
     */
    public Optional<Document> known() {
        return meets().flatMap(met -> {
            if (met instanceof Scripted.Reply reply) {
                return Optional.ofNullable(reply.body());
            }
            throw DatabaseFailed.saying(met instanceof Scripted.Unreachable down ? down.why() : met.toString());
        });
    }

    /** Something leaves from the step under way. */
    public void leaves(ObjectNode facts) {
        sent.add(new Sent(step, facts));
    }

    /** An event was added to a unit of work; it leaves when that is committed. */
    public void collects(EventType type, JsonNode data) {
        collected.add(new Collected(type, data, step));
    }

    /** The unit is committed: its events leave; null: none of them does. */
    public void commits(@Nullable SealedUnit unit) {
        commits(unit == null ? List.of() : List.of(unit));
    }

    /** These are committed in one: the events of all of them leave. */
    public void commits(List<SealedUnit> units) {
        for (SealedUnit unit : units) {
            for (EventDraft draft : unit.drafts()) {
                collected.stream().filter(each -> each.is(draft)).findFirst().ifPresent(each -> {
                    sent.add(each.sent());
                    collected.remove(each);
                });
            }
        }
        collected.clear();
    }

    /** What has left so far. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }
}
