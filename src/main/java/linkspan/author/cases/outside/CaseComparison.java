package linkspan.author.cases.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import linkspan.author.cases.play.Document;
import linkspan.author.cases.play.Scripted;
import linkspan.reconcile.compare.KeyDifference;
import linkspan.reconcile.compare.Merge;
import linkspan.reconcile.compare.Row;
import linkspan.reconcile.compare.Sameness;
import linkspan.reconcile.run.plan.Performer;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Sides;
import linkspan.reconcile.run.plan.Trigger;
import linkspan.reconcile.run.record.Magnitude;

/**
 * Compares the two sides that a case gives as the reply of its step, {@code {left: [rows], right: [rows]}}, by the rules of the hub;
 * what differs leaves, as the records of the route.
 */
public final class CaseComparison implements Performer {
    private final Scene scene;
    private final Sides sides;

    /** @param sides make the records */
    public CaseComparison(Scene scene, Sides sides) {
        this.scene = scene;
        this.sides = sides;
    }

    @Override
    public ObjectNode perform(Plan plan, Trigger trigger) {
        Optional<Scripted> met = scene.meets();
        ObjectNode came = JsonNodeFactory.instance.objectNode();
        if (met.isPresent() && !(met.get() instanceof Scripted.Reply)) {
            leaves(came.put("alert", true).put("state", "failed"));
        } else {
            JsonNode given = met.map(Scripted.Reply.class::cast)
                    .flatMap(reply -> Optional.ofNullable(reply.body()))
                    .map(Document::json)
                    .orElse(JsonNodeFactory.instance.missingNode());
            compare(plan, rows(given, "left"), rows(given, "right"), came);
        }
        return came;
    }

    private void compare(Plan plan, List<Row> left, List<Row> right, ObjectNode came) {
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        boolean alarming = false;
        Merge merge = new Merge(
                left.iterator(), right.iterator(), new Sameness(plan.terms().fields()));
        while (merge.hasNext()) {
            Optional<KeyDifference> found = merge.next().difference();
            if (found.isPresent()) {
                KeyDifference each = found.get();
                BigDecimal magnitude = Magnitude.of(each, plan.terms().amount());
                alarming |= Magnitude.isAlarming(magnitude, plan.terms().alertOver());
                records.add(sides.record(plan, each).orElseGet(each::json));
            }
        }
        leaves(came.put("alert", alarming).set("differences", records));
    }

    private void leaves(ObjectNode came) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        scene.leaves(facts.set("json", came.deepCopy()));
    }

    private static List<Row> rows(JsonNode given, String side) {
        JsonNode list = given.path(side);
        if (!list.isArray()) {
            throw new IllegalArgumentException(
                    "reply: the step that compares is given both sides, {json: {left: [{key: …}], right: []}}");
        }
        List<Row> rows = new ArrayList<>();
        try {
            list.forEach(row -> rows.add(Row.of(row.deepCopy())));
        } catch (Row.Unreadable e) {
            throw new IllegalArgumentException(side + ": " + e.getMessage(), e);
        }
        Collections.sort(rows);
        return rows;
    }
}
