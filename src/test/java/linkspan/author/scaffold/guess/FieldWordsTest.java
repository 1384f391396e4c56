package linkspan.author.scaffold.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import linkspan.mapping.schema.Fields;
import linkspan.mapping.schema.SchemaReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldWordsTest {
    private static final Path TABLE = Path.of("src/main/resources/linkspan/author/scaffold/words.csv");
    private static final Set<String> CONTAINERS = Set.of("amounts");

    @Test
    void every_row_is_a_canonical_field() throws IOException {
        Set<String> fields;
        try (Stream<Path> schemas = Files.list(Path.of("mappings/_canonical"))) {
            fields = schemas.flatMap(schema -> Fields.of(SchemaReader.read(schema)).stream())
                    .map(field -> field.path().replace("[]", ""))
                    .collect(Collectors.toSet());
        }
        List<String> rows = Files.readAllLines(TABLE).stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')).replaceFirst("[+&]+$", ""))
                .distinct()
                .toList();
        assertThat(rows).doesNotHaveDuplicates().allMatch(row -> CONTAINERS.contains(row) || fields.contains(row));
    }

    @Test
    void words_are_written_as_names_are_compared() throws IOException {
        assertThat(Files.readAllLines(TABLE).stream()
                        .skip(1)
                        .flatMap(line ->
                                Stream.of(line.substring(line.indexOf(',') + 1).split(" "))))
                .allSatisfy(word -> {
                    String plain = word.replaceFirst("^\\?", "").replaceFirst("^\\.", "");
                    assertThat(Word.plain(plain)).as(word).isEqualTo(plain).isNotEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "order_items, orderitems",
        "orderItemVOs, orderitems",
        "total-money, total",
        "price_cents, price",
        "订单号, 订单号"
    })
    void names_are_compared_without_what_programmers_add(String name, String word) {
        assertThat(Word.of(word).is(name)).isTrue();
    }

    @Test
    void another_name_is_another() {
        assertThat(Word.of("price").is("priority")).isFalse();
        assertThat(Word.of("?.uid").reach()).isEqualTo(Word.Reach.WITHIN_ITS_OBJECT);
        assertThat(Word.of("?.uid").sureness()).isEqualTo(Word.Sureness.LAST_RESORT);
    }
}
