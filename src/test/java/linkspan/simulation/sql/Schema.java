package linkspan.simulation.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables as PostgreSQL's migrations make them, so that the model cannot have others. */
final class Schema {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration/postgresql");
    private static final Pattern TABLE = Pattern.compile("create table (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);
    private static final Pattern ADDED = Pattern.compile("alter table (\\w+) add column (\\w+)");
    private static final Pattern KEY = Pattern.compile("primary key \\(([^)]*)\\)");
    private static final Pattern DEFAULT = Pattern.compile("default (current_timestamp|true|false|\\d+)");
    private static final Schema READ = read();
    private final Map<String, Table> tables = new LinkedHashMap<>();

    private Schema() {}

    /** Empty ones. */
    static Map<String, Table> tables() {
        Map<String, Table> empty = new HashMap<>();
        READ.tables.forEach((name, table) -> empty.put(name, table.empty()));
        return empty;
    }

    private static Schema read() {
        Schema schema = new Schema();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.sorted().toList()) {
                schema.add(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return schema;
    }

    private void add(String sql) {
        Matcher made = TABLE.matcher(sql);
        while (made.find()) {
            tables.put(made.group(1), table(made.group(1), made.group(2)));
        }
        Matcher added = ADDED.matcher(sql);
        while (added.find()) {
            Table before = tables.get(added.group(1));
            if (before != null) {
                List<String> columns = new ArrayList<>(before.columns);
                columns.add(added.group(2));
                String identity = columns.contains("outbox_id") ? "outbox_id" : null;
                tables.put(before.name, new Table(before.name, columns, before.defaults, before.key, identity));
            }
        }
    }

    private static Table table(String name, String body) {
        List<String> columns = new ArrayList<>();
        Map<String, String> defaults = new HashMap<>();
        List<String> key = new ArrayList<>();
        String identity = null;
        for (String line : body.split("\n")) {
            String text = line.strip();
            String first = text.split("\\W", 2)[0];
            Matcher keys = KEY.matcher(text);
            if (keys.find()) {
                key.addAll(List.of(keys.group(1).split(",\\s*")));
            } else if (!first.isEmpty() && !first.equals("constraint") && !first.equals("check")) {
                columns.add(first);
                Matcher value = DEFAULT.matcher(text);
                if (value.find()) {
                    defaults.put(first, value.group(1));
                }
                if (text.contains("primary key")) {
                    key.add(first);
                }
                identity = text.contains("identity") || text.contains("nextval") ? first : identity;
            }
        }
        if (key.isEmpty() && identity != null) {
            key.add(identity);
        }
        return new Table(name, columns, defaults, key, identity);
    }
}
