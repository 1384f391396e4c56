package linkspan.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * {@code csv(rows)} and {@code csv(rows, ["sku", "qty"])}: an array of objects as CSV (RFC 4180): a header, lines that end in
 * CRLF, quotes where they are needed. Columns are those that are named, else all fields in the order in which they are
 * first met. A number keeps its digits, null and a missing field are empty cells.
 */
final class CsvFunction {
    private CsvFunction() {}

    static List<Function> all() {
        return List.of(new Authored("csv", 1, 2, CsvFunction::csv));
    }

    private static JsonNode csv(JsonNode[] arguments) {
        JsonNode rows = arguments[0];
        if (!rows.isArray()) {
            throw Refusal.expected("an array", 0, rows);
        }
        Set<String> columns = columns(arguments);
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            if (!columns.isEmpty()) {
                printer.printRecord(columns);
            }
            for (JsonNode row : rows) {
                printer.printRecord(cells(row, columns));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TextNode.valueOf(text.toString());
    }

    private static Set<String> columns(JsonNode[] arguments) {
        Set<String> columns = new LinkedHashSet<>();
        if (arguments.length == 2) {
            arguments[1].forEach(name -> columns.add(name.asText()));
            return columns;
        }
        for (JsonNode row : arguments[0]) {
            row.properties().forEach(field -> columns.add(field.getKey()));
        }
        return columns;
    }

    private static List<String> cells(JsonNode row, Set<String> columns) {
        if (!row.isObject()) {
            throw Refusal.expected("an object for each row", 0, row);
        }
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            JsonNode cell = row.path(column);
            if (cell.isContainerNode()) {
                throw Refusal.expected("a value for " + column, 0, cell);
            }
            cells.add(text(cell));
        }
        return cells;
    }

    private static String text(JsonNode cell) {
        if (cell.isNull()) {
            return "";
        }
        return cell.isNumber() ? cell.decimalValue().toPlainString() : cell.asText();
    }
}
