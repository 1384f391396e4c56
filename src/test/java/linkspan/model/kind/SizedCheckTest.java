package linkspan.model.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import linkspan.model.EventType;
import linkspan.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizedCheckTest {
    private static final int RECORD = 1 << 20;
    private final SizedCheck check = new SizedCheck((type, data) -> List.of("asked"), () -> RECORD);

    private static ObjectNode order(int lines) {
        ObjectNode order = JsonNodeFactory.instance.objectNode().put("orderId", "A");
        ArrayNode items = order.putArray("items");
        for (int i = 0; i < lines; i++) {
            items.addObject().put("skuId", "T").put("name", "茶壶");
        }
        return order;
    }

    @Test
    void what_no_topic_takes_is_refused_and_its_longest_list_named() {
        assertThat(check.problems(EventType.ORDER_CREATED, order(150_000)))
                .singleElement()
                .asString()
                .contains("too large", "an event may have " + RECORD / 2, "items has 150000 elements");
    }

    @Test
    void what_fits_is_for_the_schema_to_judge() {
        assertThat(check.problems(EventType.ORDER_CREATED, order(100))).containsExactly("asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"text\"}",
                "{\"a\":\"茶壶🫖\"}",
                "{\"a\":\"\\\"\\\\\\n\\u0001\"}",
                "{\"a\":[1,2.50,true,null,{}]}",
                "{\"n\":12345678901234567890.123456789}"
            })
    void no_document_is_larger_than_it_is_measured(String json) {
        JsonNode one = Json.read(json);
        ArrayNode many = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < 1_000; i++) {
            many.add(one);
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("all", many);
        int bytes = Json.text(data).getBytes(StandardCharsets.UTF_8).length; // as it is stored
        SizedCheck justTooSmall = new SizedCheck((type, it) -> List.of(), () -> (bytes - 1) * 2);
        assertThat(justTooSmall.problems(EventType.ORDER_CREATED, data)).isNotEmpty();
    }
}
