package linkspan.mapping.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import linkspan.model.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFieldsTest {
    @TempDir
    private Path folder;

    private SchemaFields fields(String schema) throws IOException {
        Path file = folder.resolve("a.schema.json");
        Files.writeString(file, schema.replace('\'', '"'));
        return SchemaFields.of(file);
    }

    private static List<String> texts(List<FieldPath> paths) {
        return paths.stream().map(FieldPath::toString).toList();
    }

    @Test
    void the_canonical_order_says_what_is_stated_and_what_is_about_a_person() {
        SchemaFields fields = SchemaFields.of(Path.of("mappings"), EventType.ORDER_CREATED);
        assertThat(fields.values())
                .map(Field::path)
                .contains(
                        "orderId", "items[].discount.value", "shipTo.name", "shipment.lines[].skuId", "tracking.status")
                .doesNotContain("items[].discount", "shipTo", "items");
        assertThat(texts(fields.stated()))
                .contains("orderId", "items[].discount.value")
                .doesNotContain("status", "version", "tracking.status")
                .doesNotContain("billTo.name", "shipTo.company", "customer.phone");
        assertThat(texts(fields.personal()))
                .containsExactlyInAnyOrder(
                        "customer.name",
                        "customer.email",
                        "customer.phone",
                        "shipTo.name",
                        "shipTo.company",
                        "shipTo.line1",
                        "shipTo.line2",
                        "shipTo.city",
                        "shipTo.region",
                        "shipTo.postalCode",
                        "shipTo.phone",
                        "shipTo.email",
                        "billTo.name",
                        "billTo.company",
                        "billTo.line1",
                        "billTo.line2",
                        "billTo.city",
                        "billTo.region",
                        "billTo.postalCode",
                        "billTo.phone",
                        "billTo.email");
    }

    @Test
    void a_mark_holds_for_all_below() throws IOException {
        SchemaFields fields = fields("""
                {'properties': {'who': {'x-personal': true, 'properties': {'tags': {'items': {'type': 'string'}}}},
                 'whose': {'type': 'string'}}}""");
        assertThat(texts(fields.personal())).containsExactly("who.tags[]");
        assertThat(texts(fields.stated())).containsExactly("who.tags[]", "whose");
    }

    @Test
    void what_is_not_there_or_broken_has_no_fields() throws IOException {
        assertThat(fields("{'$ref': '#/$defs/none'}").all()).isEmpty();
        assertThat(SchemaFields.of(folder.resolve("none.json")).all()).isEmpty();
        assertThat(SchemaFields.of(folder, EventType.ORDER_CREATED).all()).isEmpty();
    }
}
