package linkspan.mapping.function;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import linkspan.mapping.MappingBroken;
import linkspan.mapping.Place;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The tables {@code <system>/<table>.values.csv}: a header, then two columns, key and value; each read once.
 *
 * <p>Spaces round a value do not count. A key that occurs twice, an empty cell or a third column are refused.
 */
public final class ValueTables {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+/[a-z0-9-]+");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final Path root;
    private final Map<String, ValueTable> tables = new ConcurrentHashMap<>();

    /** @param root folder of the mappings */
    public ValueTables(Path root) {
        this.root = root;
    }

    /**
     * {@code name} is {@code <system>/<table>}.
     *
     * @throws NoSuchTable when there is none
     * @throws MappingBroken when it cannot be used
     */
    public ValueTable get(String name) {
        ValueTable known = tables.get(name);
        return known != null ? known : tables.computeIfAbsent(name, this::read);
    }

    private ValueTable read(String name) {
        Path file = root.resolve(name + ".values.csv");
        String shown = root.getFileName() + "/" + name + ".values.csv";
        if (!NAME.matcher(name).matches() || !Files.isRegularFile(file)) {
            throw new NoSuchTable("no such table: " + shown);
        }
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser rows = CSVParser.parse(reader, FORMAT)) {
            Map<String, String> values = new LinkedHashMap<>();
            for (CSVRecord row : rows) {
                add(row, values, new Place(shown, Math.toIntExact(rows.getCurrentLineNumber()), 1));
            }
            if (values.isEmpty()) {
                throw new MappingBroken(
                        new Place(shown, 1, 1), "no rows: a header, then a key and a value in each line");
            }
            return new ValueTable(values);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new MappingBroken(Place.in(shown), "cannot be read as UTF-8 CSV with a header");
        }
    }

    private static void add(CSVRecord row, Map<String, String> values, Place place) {
        if (row.size() != 2 || row.get(0).isEmpty() || row.get(1).isEmpty()) {
            throw new MappingBroken(place, "a row is a key and a value");
        }
        if (values.put(row.get(0), row.get(1)) != null) {
            throw new MappingBroken(place, "the key " + row.get(0) + " is there twice");
        }
    }

    public static final class NoSuchTable extends RuntimeException {
        NoSuchTable(String message) {
            super(message);
        }
    }
}
