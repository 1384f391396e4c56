package linkspan.mapping.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import linkspan.mapping.CanonicalSchemas;
import linkspan.mapping.MappingBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldsTest {
    static List<Path> schemas() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("mappings/_canonical"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void every_field_says_what_it_is_in_which_unit_and_looks_like_what(Path schema) {
        List<Field> fields = Fields.of(SchemaReader.read(schema));
        assertThat(fields).isNotEmpty();
        assertThat(fields).allSatisfy(field -> {
            assertThat(field.text("title")).as(field.path() + " title").isNotBlank();
            assertThat(field.text("description"))
                    .as(field.path() + " description")
                    .isNotBlank();
            if (field.isValue()) {
                assertThat(field.examples()).as(field.path() + " examples").isNotEmpty();
            }
            boolean measured = field.isTime()
                    || field.types().contains("integer")
                    || field.types().contains("number");
            if (measured) {
                assertThat(field.text("x-unit")).as(field.path() + " x-unit").isNotBlank();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void the_examples_are_valid(Path schema) {
        String event = schema.getFileName().toString().replace(".v1.schema.json", "");
        assertThat(new CanonicalSchemas(Path.of("mappings"))
                        .validate(event, ExampleDocument.of(SchemaReader.read(schema))))
                .isEmpty();
    }

    @Test
    void what_stands_beside_a_reference_adds_to_it() {
        List<Field> shipped = Fields.of(SchemaReader.read(Path.of("mappings/_canonical/order-shipped.v1.schema.json")));
        assertThat(shipped).anySatisfy(field -> {
            assertThat(field.path()).isEqualTo("shipment");
            assertThat(field.isRequired()).isTrue();
        });
        assertThat(shipped).anySatisfy(field -> {
            assertThat(field.path()).isEqualTo("status");
            assertThat(field.text("const")).isEqualTo("SHIPPED");
            assertThat(field.isGiven()).isTrue();
        });
        assertThat(shipped).anyMatch(field -> field.path().equals("items[].unitPrice.value"));
    }

    @Test
    void what_is_marked_marks_what_is_in_it() {
        assertThat(Fields.of(SchemaReader.read(Path.of("mappings/_canonical/order.v1.schema.json"))))
                .filteredOn(field -> field.path().startsWith("tracking."))
                .isNotEmpty()
                .allMatch(Field::isGiven);
    }

    @Test
    void a_reference_that_leads_nowhere_is_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.schema.json"), "{\"$ref\": \"#/$defs/gone\"}");
        assertThatThrownBy(() -> SchemaReader.read(file))
                .isInstanceOf(MappingBroken.class)
                .hasMessageContaining("a.schema.json: $ref #/$defs/gone leads nowhere");
        Path circle = Files.writeString(folder.resolve("b.schema.json"), "{\"$ref\": \"#\"}");
        assertThatThrownBy(() -> SchemaReader.read(circle)).hasMessageContaining("leads back to itself");
        Path out = Files.writeString(folder.resolve("c.schema.json"), "{\"$ref\": \"../x/d.schema.json\"}");
        assertThatThrownBy(() -> SchemaReader.read(out)).hasMessageContaining("leaves the folder");
    }
}
