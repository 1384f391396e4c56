package linkspan.author.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import linkspan.mapping.schema.FieldPath;
import linkspan.mapping.schema.SchemaFields;
import linkspan.model.EventType;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalTest {
    private static final List<FieldPath> MARKED =
            SchemaFields.of(Path.of("mappings"), EventType.ORDER_CREATED).personal();
    private static final JsonNode ORDER = Json.read("""
            {"orderId": "shop-1", "customer": {"name": "Jana van der Berg", "email": "jana@example.com"},
             "shipTo": {"name": "王小明", "line1": "Hauptstraße 1", "city": "Ulm", "postalCode": "01067", "countryCode": "DE",
                        "phone": "+49 30 1234-567"},
             "items": [{"skuId": "TEA", "name": "Tee"}]}
            """);
    private final Personal personal = Personal.of(MARKED, List.of(ORDER));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Jana\"",
                "\"BERG, JANA VAN DER\"",
                "\"to: jana@example.com\"",
                "\"王小明收\"",
                "{\"name\":\"Jana\",\"age\":3}",
                "\"0049301234567 / 01067\"",
                "\"49301234567\"",
                "\"Ulm\"",
                "\"Hauptstraße 1, 01067 Ulm\""
            })
    void what_repeats_a_persons_value_is_hidden_wherever_it_comes_out(String value) {
        assertThat(personal.value("receiver", value)).isEqualTo(Personal.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"TEA\"", "\"order-1\"", "\"DE\"", "19.90", "null", "nothing", "\"2026-11-11T00:00:00Z\""})
    void what_does_not_is_shown(String value) {
        assertThat(personal.value("other", value)).isEqualTo(value);
    }

    @Test
    void a_marked_field_is_hidden_whatever_it_says() {
        assertThat(personal.value("shipTo.phone", "\"1\"")).isEqualTo(Personal.HIDDEN);
        assertThat(Personal.clear().value("shipTo.phone", "\"1\"")).isEqualTo("\"1\"");
    }

    @Test
    void a_sentence_keeps_its_other_words() {
        assertThat(personal.sentence("fin/x: no place for Jana (mappings/fin/x.jslt:1:2)"))
                .isEqualTo("fin/x: no place for ••• (mappings/fin/x.jslt:1:2)");
        assertThat(Personal.all(Json.read("{\"who\": \"Jana\"}")).sentence("not for Jana"))
                .isEqualTo("not for •••");
    }
}
