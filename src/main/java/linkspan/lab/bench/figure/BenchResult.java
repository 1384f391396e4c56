package linkspan.lab.bench.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was measured, against what was promised.
 *
 * @param figures by the names that scripts read
 * @param conditions of the machine, the database and the hub
 */
public record BenchResult(ObjectNode figures, List<FigureBudget> budgets, ObjectNode conditions) {
    /** Among the conditions: the cores that processes took which have nothing to do with it. */
    public static final String OTHERS = "othersCores";

    public BenchResult {
        budgets = List.copyOf(budgets);
    }

    public boolean ok() {
        return budgets.stream().allMatch(FigureBudget::kept);
    }

    /** False where other processes took so much that the figures are about them. */
    public boolean isAlone() {
        return conditions.path(OTHERS).asDouble() <= OtherProcesses.MOST_CORES;
    }

    /** The last line of the command: the figures first. */
    public ObjectNode json() {
        ObjectNode json = figures.deepCopy();
        ArrayNode missed = json.putArray("missed");
        budgets.stream().filter(budget -> !budget.kept()).forEach(budget -> missed.add(budget.toString()));
        json.set("conditions", conditions);
        return json.put("verdict", ok() ? "ok" : "missed");
    }

    /** The same for people. */
    @Override
    public String toString() {
        return budgets.stream().map(budget -> budget + "\n").collect(Collectors.joining()) + "verdict: "
                + (ok() ? "ok" : "missed");
    }
}
