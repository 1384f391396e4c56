package linkspan.platform.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import linkspan.model.Event;
import linkspan.model.EventType;
import linkspan.model.Json;
import linkspan.model.kind.EventTypes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventRecordTest {
    private static final Instant NOW = Instant.parse("2024-01-29T09:00:00.250Z");
    private static final String STOCK =
            "{\"warehouseId\":\"CN-SZ-01\",\"skuId\":\"茶壶\",\"beforeQty\":10,\"afterQty\":8,\"changeType\":\"OUT\"}";

    private static Event event(EventType type, String key, String data) {
        return new Event("e-1", type, key, 7, NOW, "wms", null, data);
    }

    private static Event readBack(ProducerRecord<String, byte[]> sent, byte[] value) {
        return EventRecord.read(
                new ConsumerRecord<>(
                        sent.topic(),
                        0,
                        0,
                        sent.timestamp(),
                        TimestampType.CREATE_TIME,
                        0,
                        value.length,
                        sent.key(),
                        value,
                        sent.headers(),
                        Optional.empty()),
                EventTypes.own());
    }

    @Test
    void an_order_event_has_its_data_under_data() {
        Event event = event(EventType.ORDER_CREATED, "o", "{\"orderId\":\"o\"}");
        ProducerRecord<String, byte[]> sent = EventRecord.of(event);
        assertThat(new String(sent.value(), UTF_8))
                .isEqualTo("{\"eventId\":\"e-1\",\"eventType\":\"ORDER_CREATED\",\"timestamp\":1706518800250,"
                        + "\"data\":{\"orderId\":\"o\"}}");
        assertThat(readBack(sent, sent.value())).isEqualTo(event);
    }

    @Test
    void a_stock_change_has_its_fields_beside_the_id() {
        Event event = event(EventType.INVENTORY_CHANGED, "CN-SZ-01/茶壶", STOCK);
        ProducerRecord<String, byte[]> sent = EventRecord.of(event);
        assertThat(sent.topic()).isEqualTo("inventory-topic");
        assertThat(sent.key()).isEqualTo("CN-SZ-01/茶壶");
        assertThat(new String(sent.value(), UTF_8))
                .isEqualTo("{\"eventId\":\"e-1\",\"eventType\":\"INVENTORY_CHANGED\",\"timestamp\":1706518800250,"
                        + STOCK.substring(1));
        assertThat(readBack(sent, sent.value())).isEqualTo(event);
    }

    @Test
    void values_that_others_wrote_otherwise_are_read_as_well() {
        ProducerRecord<String, byte[]> sent = EventRecord.of(event(EventType.INVENTORY_CHANGED, "k", STOCK));
        String other =
                "{ \"afterQty\": 8, \"timestamp\": 1706518800250, \"eventType\": \"INVENTORY_CHANGED\", \"eventId\": \"e-1\" }";
        assertThat(readBack(sent, other.getBytes(UTF_8)).data()).isEqualTo("{\"afterQty\":8}");
        ProducerRecord<String, byte[]> order = EventRecord.of(event(EventType.ORDER_CREATED, "o", "{}"));
        assertThat(readBack(order, "{ \"data\": {\"a\": 1.50} }".getBytes(UTF_8))
                        .data())
                .isEqualTo("{\"a\":1.50}");
        assertThatThrownBy(() -> readBack(order, "{}".getBytes(UTF_8))).hasMessage("data is missing");
    }

    @Test
    void stock_without_fields_is_still_json() {
        String value = event(EventType.INVENTORY_CHANGED, "k", "{}").envelope();
        assertThat(Json.read(value).size()).isEqualTo(3);
    }
}
