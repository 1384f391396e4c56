package linkspan.reconcile.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
    private static Row row(String json) {
        return Row.of(Json.read(json));
    }

    private static List<String> compared(List<Row> left, List<Row> right, Set<String> fields) {
        Merge merge = new Merge(left.iterator(), right.iterator(), new Sameness(fields));
        List<String> found = new ArrayList<>();
        while (merge.hasNext()) {
            merge.next()
                    .difference()
                    .ifPresent(each -> found.add(each.key() + " " + each.kind().label() + " " + each.fields()));
        }
        return found;
    }

    @Test
    void every_kind_of_difference_is_found_and_nothing_else() {
        List<Row> left = List.of(
                row("{\"key\": \"A\", \"n\": 1}"),
                row("{\"key\": \"B\", \"n\": 1}"),
                row("{\"key\": \"C\", \"n\": 1}"),
                row("{\"key\": \"C\", \"n\": 1}"),
                row("{\"key\": \"E\", \"n\": 1, \"m\": \"x\"}"));
        List<Row> right = List.of(
                row("{\"key\": \"A\", \"n\": 1}"),
                row("{\"key\": \"C\", \"n\": 1}"),
                row("{\"key\": \"D\", \"n\": 1}"),
                row("{\"key\": \"E\", \"n\": 2, \"m\": \"y\"}"));
        assertThat(compared(left, right, Set.of()))
                .containsExactly("B missing-right []", "C duplicate []", "D missing-left []", "E differs [m, n]");
        assertThat(compared(left, right, Set.of("n"))).last().isEqualTo("E differs [n]");
        assertThat(compared(left, left.subList(0, 2), Set.of()))
                .containsExactly("C duplicate []", "E missing-right []");
    }

    @Test
    void numbers_are_compared_by_value_and_texts_by_what_is_written() {
        List<Row> left = List.of(
                row("{\"key\": \"A\", \"a\": 1.50, \"b\": \"1.50\", \"c\": null, \"d\": {\"value\": \"2.0\"}}"));
        List<Row> right = List.of(row("{\"key\": \"A\", \"a\": \"1.5\", \"b\": \"1.5\", \"d\": {\"value\": \"2.0\"}}"));
        assertThat(compared(left, right, Set.of())).containsExactly("A differs [b]");
    }

    @Test
    void a_side_that_is_not_in_order_is_refused_with_both_keys() {
        List<Row> left = List.of(row("{\"key\": \"B\"}"), row("{\"key\": \"A\"}"));
        assertThatThrownBy(() -> compared(left, List.of(), Set.of()))
                .isInstanceOf(Merge.OutOfOrder.class)
                .hasMessageContaining("the left side is said to be sorted, and gives 'A' after 'B'");
    }

    @Test
    void rows_without_a_key_are_none() {
        assertThatThrownBy(() -> row("{\"n\": 1}"))
                .isInstanceOf(Row.Unreadable.class)
                .hasMessage("key is missing");
        assertThatThrownBy(() -> row("[1]")).hasMessageContaining("not an object but array");
        assertThat(row("{\"key\": 17}").key()).isEqualTo("17");
    }

    @Test
    void more_rows_than_fit_are_sorted_in_files_that_are_gone_afterwards(@TempDir Path folder) throws IOException {
        Random random = new Random(7);
        TreeMap<String, Integer> expected = new TreeMap<>();
        try (SortedRows sorted = new SortedRows(folder, "left", 20_000)) {
            for (int i = 0; i < 5_000; i++) {
                String key = "SKU-" + random.nextInt(4_000);
                expected.merge(key, 1, Integer::sum);
                sorted.add(new Row(key, JsonNodeFactory.instance.objectNode().put("n", i)));
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.count()).isGreaterThan(5);
            }
            TreeMap<String, Integer> seen = new TreeMap<>();
            List<String> order = new ArrayList<>();
            Iterator<Row> all = sorted.sorted();
            all.forEachRemaining(row -> {
                seen.merge(row.key(), 1, Integer::sum);
                order.add(row.key());
            });
            assertThat(order).isSorted();
            assertThat(seen).isEqualTo(expected);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
