package linkspan.author.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GapsTest {
    private static List<String> words(Share share) {
        return Gaps.of(share).stream()
                .map(group -> String.join(", ", group.words()))
                .toList();
    }

    @Test
    void what_is_missing_as_a_whole_is_one_word() {
        List<String> shipment =
                List.of("shipment.id", "shipment.lines[].sku", "shipment.lines[].quantity", "shipment.at");
        assertThat(words(new Share(shipment, shipment))).containsExactly("shipment (4 fields)");
    }

    @Test
    void what_is_partly_there_is_never_folded() {
        List<String> all = List.of("a.b.c", "a.b.d", "a.e.f", "a.e.g", "a.h");
        assertThat(words(new Share(all, List.of("a.b.c", "a.b.d", "a.e.f", "a.h"))))
                .containsExactly("a: b (2 fields), e.f, h");
    }

    @Test
    void one_field_is_named_by_itself() {
        List<String> all = List.of("shipTo.name", "shipTo.city", "shipTo.region", "tags[]", "id");
        assertThat(words(new Share(all, List.of("shipTo.name", "tags[]")))).containsExactly("shipTo.name", "tags[]");
    }

    @Test
    void one_forgotten_among_many_comes_before_what_nobody_wants() {
        List<String> all = List.of(
                "a", "b", "c", "billTo.name", "billTo.city", "items[].sku", "items[].discount", "items[].price");
        assertThat(words(new Share(all, List.of("a", "b", "c", "billTo.name", "billTo.city", "items[].discount"))))
                .containsExactly("items[].discount", "a, b, c, billTo (2 fields)");
    }

    @Test
    void a_long_list_is_cut_and_says_where_all_of_it_is() {
        List<String> all = IntStream.range(0, 140)
                .mapToObj("a-field-of-some-length-%d"::formatted)
                .toList();
        MappingCoverage row =
                new MappingCoverage("x/deliver-order-created", 1, new Share(all, all), Share.NONE, new Share(all, all));
        CoverageReport report = new CoverageReport(List.of(row), Duration.ZERO);

        assertThat(report.text())
                .contains(
                        "\n              and 40 more; --json has all\n",
                        "\n              and 132 more; --json has all\n");
        assertThat(report.text().lines()).hasSizeLessThan(56).allMatch(line -> line.length() <= 120);
        assertThat(report.json().at("/mappings/0/read/never")).hasSize(140);
    }
}
