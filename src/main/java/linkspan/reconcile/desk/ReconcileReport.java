package linkspan.reconcile.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import linkspan.model.Json;
import linkspan.reconcile.run.plan.Plan;
import linkspan.reconcile.run.plan.Run;
import linkspan.reconcile.run.record.Disagreement;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What a reconciliation has on record.
 *
 * @param runs the newest first
 * @param found the largest first
 */
record ReconcileReport(Plan plan, List<Run> runs, List<Disagreement> found, Instant at) {
    private static final List<String> OURS =
            List.of("key", "kind", "state", "cause", "letter", "ageHours", "firstSeenAt", "alarming");

    ObjectNode json() {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("route", plan.route()).put("at", at.toString());
        ArrayNode history = json.putArray("runs");
        runs.forEach(run -> history.add(run.json()));
        ArrayNode list = json.putArray("differences");
        found.forEach(each -> list.add(each.json()));
        return json;
    }

    /** Names of the columns: ours, then those of the records, else the two sides. */
    List<String> columns() {
        Set<String> names = new LinkedHashSet<>(OURS);
        for (Disagreement each : found) {
            JsonNode record = each.record();
            if (record == null) {
                names.addAll(Arrays.asList("left", "right"));
            } else {
                record.fieldNames().forEachRemaining(names::add);
            }
        }
        return List.copyOf(names);
    }

    /** The cells of one row under those columns; empty where it has none. */
    List<String> cells(Disagreement each, List<String> columns) {
        ObjectNode all = each.json();
        all.put("ageHours", Duration.between(each.firstSeenAt(), at).toHours());
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            JsonNode record = each.record();
            JsonNode value = record != null && record.has(column) && !OURS.contains(column)
                    ? record.path(column)
                    : all.path(column);
            cells.add(
                    value.isMissingNode() || value.isNull()
                            ? ""
                            : value.isValueNode() ? value.asText() : Json.text(value));
        }
        return cells;
    }

    /** RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
    String csv() {
        List<String> columns = columns();
        StringBuilder text = new StringBuilder();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(columns);
            for (Disagreement each : found) {
                csv.printRecord(cells(each, columns).stream()
                        .map(ReconcileReport::plain)
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String plain(String cell) {
        boolean number = cell.matches("-?\\d+(\\.\\d+)?");
        return !number && cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
    }
}
