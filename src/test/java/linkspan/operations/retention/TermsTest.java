package linkspan.operations.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table that nobody has thought about grows for ever: the page for operators says of each when its rows go. */
@Tag("database")
class TermsTest {
    @Test
    void every_table_has_a_term(@TempDir Path folder) throws Exception {
        Set<String> said = new TreeSet<>();
        String page = Files.readString(Path.of("src/docs/operating.md"));
        String section = page.substring(page.indexOf("## What is kept how long"));
        section = section.substring(0, section.indexOf("\n## ", 5));
        for (String line : section.lines().filter(it -> it.startsWith("| `")).toList()) {
            Matcher name = Pattern.compile("`([a-z_]+)`").matcher(line.split("\\|")[1]);
            while (name.find()) {
                said.add(name.group(1));
            }
        }
        try (Database database = TestDatabase.open(folder)) {
            List<String> tables = database.transactions(Pool.CONSOLE)
                    .run(connection -> Sql.list(
                            connection,
                            "select table_name from information_schema.tables where table_schema = 'public'"
                                    + " and table_type = 'BASE TABLE' and table_name not like 'flyway%'",
                            row -> row.getString(1)));
            assertThat(tables.stream().filter(table -> !table.matches(".*_(default|[0-9]{8})")))
                    .isNotEmpty()
                    .allSatisfy(table -> assertThat(said).contains(table));
        }
    }

    @Test
    void what_goes_by_age_can_be_asked_of_both_databases(@TempDir Path folder) throws Exception {
        try (Database database = TestDatabase.open(folder)) {
            RetentionStore store = new RetentionStore(database);
            assertThat(RetentionStore.Aged.values())
                    .allSatisfy(table ->
                            assertThat(store.forget(table, Instant.now())).isZero());
        }
    }
}
