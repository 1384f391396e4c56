package linkspan.platform.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * CSV (RFC 4180) as an array with an object for each row, its fields named by the header; every value is text as it stands,
 * an empty cell is {@code ""}.
 *
 * <p>Refused: no header, a header name that is blank or comes twice, a row with more or fewer cells than the header, a quote
 * that is not closed, more than {@value #MOST_COLUMNS} columns or {@value #MOST_CELLS} cells. Empty lines do not count.
 */
final class CsvTree {
    static final int MOST_COLUMNS = 1_000;
    static final int MOST_CELLS = 2_000_000;
    private static final Pattern LINE = Pattern.compile("line:? (\\d{1,9})");
    private static final CSVFormat FORM =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private CsvTree() {}

    static ArrayNode of(String text) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        List<String> header = List.of();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORM)) {
            for (CSVRecord record : parser) {
                int line = Math.toIntExact(parser.getCurrentLineNumber());
                if (header.isEmpty()) {
                    header = header(record);
                } else if ((long) (rows.size() + 1) * header.size() > MOST_CELLS) {
                    throw new FormatMalformed("more than " + MOST_CELLS + " cells");
                } else {
                    rows.add(row(record, header, line));
                }
            }
        } catch (UncheckedIOException | IOException e) {
            Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
            int at = line.find() ? Integer.parseInt(line.group(1)) : 0;
            throw new FormatMalformed(at, 0, "a quote that is not closed, or text behind one");
        }
        if (header.isEmpty()) {
            throw new FormatMalformed("empty: the first line names the columns");
        }
        return rows;
    }

    private static List<String> header(CSVRecord record) {
        List<String> names = record.toList().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty() || !seen.add(names.get(i))) {
                throw new FormatMalformed(1, 0, "column " + (i + 1) + " has no name of its own");
            }
        }
        if (names.size() > MOST_COLUMNS) {
            throw new FormatMalformed("more than " + MOST_COLUMNS + " columns");
        }
        return names;
    }

    private static ObjectNode row(CSVRecord record, List<String> header, int line) {
        if (record.size() != header.size()) {
            throw new FormatMalformed(line, 0, record.size() + " cells, the header has " + header.size());
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < header.size(); i++) {
            row.put(header.get(i), record.get(i));
        }
        return row;
    }
}
