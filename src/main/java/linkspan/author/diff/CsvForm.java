package linkspan.author.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.jspecify.annotations.Nullable;

/** CSV whose first row names the columns, compared cell by cell: quotes and the ends of lines do not matter. */
final class CsvForm implements Form {
    /** @param line of its end, from 1 */
    private record Row(List<String> cells, int line) {
        String cell(int column) {
            return column < cells.size() ? cells.get(column) : Difference.NOTHING;
        }
    }

    private static final Row NONE = new Row(List.of(), 0);

    @Override
    public List<Difference> differences(String expected, JsonNode made) {
        if (!made.isTextual()) {
            return List.of(new Difference("", "CSV", "JSON", Difference.Spot.START));
        }
        List<Row> before = rows(expected);
        List<Row> now = rows(made.textValue());
        List<Difference> found = new ArrayList<>();
        for (int i = 0; i < Math.max(before.size(), now.size()); i++) {
            Row wanted = i < before.size() ? before.get(i) : NONE;
            Row got = i < now.size() ? now.get(i) : NONE;
            if (wanted == NONE || got == NONE) {
                int line = before.isEmpty()
                        ? 1
                        : before.get(Math.min(i, before.size() - 1)).line();
                found.add(new Difference(row(i), whole(wanted), whole(got), new Difference.Spot(line, 1)));
                continue;
            }
            for (int column = 0;
                    column < Math.max(wanted.cells().size(), got.cells().size());
                    column++) {
                if (!Wildcard.fits(wanted.cell(column), got.cell(column))) {
                    found.add(new Difference(
                            row(i) + ", " + name(before.get(0), column),
                            wanted.cell(column),
                            got.cell(column),
                            new Difference.Spot(wanted.line(), 1)));
                }
            }
        }
        return found;
    }

    /** Wildcards are lost: no row says which row it was before. */
    @Override
    public String written(JsonNode made, @Nullable String before) {
        return made.isTextual() ? made.textValue() : made.toString();
    }

    private static String row(int index) {
        return index == 0 ? "header" : "row " + index;
    }

    private static String name(Row header, int column) {
        return column < header.cells().size() ? header.cell(column) : "column " + (column + 1);
    }

    private static String whole(Row row) {
        return row == NONE ? Difference.NOTHING : String.join(",", row.cells());
    }

    private static List<Row> rows(String text) {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.DEFAULT)) {
            List<Row> rows = new ArrayList<>();
            parser.forEach(row -> rows.add(new Row(row.toList(), Math.toIntExact(parser.getCurrentLineNumber()))));
            return rows;
        } catch (IOException | UncheckedIOException e) {
            throw new Unreadable("not CSV: " + e.getMessage(), 1, 1);
        }
    }
}
