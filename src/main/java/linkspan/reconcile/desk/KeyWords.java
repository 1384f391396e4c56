package linkspan.reconcile.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import linkspan.model.Json;
import linkspan.reconcile.run.Both;
import linkspan.reconcile.run.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Says of one key what the two sides have, in one sentence. */
record KeyWords(boolean chinese) {
    ObjectNode of(Plan plan, Both both, String key) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("route", plan.route()).put("state", both.state());
        json.set("left", both.left());
        json.set("right", both.right());
        return json.put("cause", both.cause()).put("letter", both.letter()).put("text", sentence(plan, both, key));
    }

    private String sentence(Plan plan, Both both, String key) {
        String left = side(plan.left().system(), both.left());
        String right = side(plan.right().system(), both.right());
        return switch (both.state()) {
            case "unknown" ->
                chinese
                        ? plan.left().system() + " 与 " + plan.right().system() + " 均无 " + key
                        : "neither " + plan.left().system() + " nor "
                                + plan.right().system() + " has " + key;
            case "same" -> chinese ? "一致：" + left + "，" + right : "they agree: " + left + ", " + right;
            case "failed" -> (chinese ? "无法比较：" : "cannot be compared: ") + both.cause();
            default ->
                chinese
                        ? "不一致：" + left + "，" + right + "（可能原因：" + both.cause() + "）"
                        : "they differ: " + left + ", " + right + " (likely cause: " + both.cause()
                                + (both.letter() == null ? ")" : ", letter " + both.letter() + ")");
        };
    }

    private String side(String system, @Nullable JsonNode row) {
        if (row == null) {
            return chinese ? system + " 没有" : system + " has none";
        }
        if (!row.isObject()) {
            return system + (chinese ? " 有 " + row.size() + " 条" : " has " + row.size() + " of it");
        }
        return system + " "
                + row.properties().stream()
                        .map(field -> field.getKey() + " "
                                + (field.getValue().isValueNode()
                                        ? field.getValue().asText()
                                        : Json.text(field.getValue())))
                        .collect(Collectors.joining(", "));
    }
}
