package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import linkspan.model.Json;
import linkspan.platform.database.Sql;

/** What the events of one order tell from the first to the last: whoever has heard them all knows the order as it stands. */
record OrderTale(String orderId, List<Told> told) {
    private record Told(String type, long number, JsonNode data) {}

    static OrderTale of(Connection connection, String orderId) throws SQLException {
        return new OrderTale(
                orderId,
                Sql.list(
                        connection,
                        "select event_type, seq, data from events where topic = 'order-topic' and stream_key = '"
                                + orderId + "' order by seq",
                        row -> new Told(row.getString(1), row.getLong(2), data(row.getBytes(3)))));
    }

    private static JsonNode data(byte[] stored) {
        JsonNode document = Json.read(stored);
        return document.path("data").isObject() ? document.path("data") : document;
    }

    private List<String> types() {
        return told.stream().map(Told::type).toList();
    }

    private long last(String type) {
        return types().lastIndexOf(type);
    }

    /** Without a gap, from a creation to an end after which nothing more happens. */
    OrderTale isWhole() {
        List<Long> numbers = new ArrayList<>();
        for (long i = 1; i <= told.size(); i++) {
            numbers.add(i);
        }
        assertThat(told.stream().map(Told::number)).as("numbers of %s", this).isEqualTo(numbers);
        for (String once : List.of("ORDER_CREATED", "ORDER_CANCELLED", "ORDER_DELETED")) {
            assertThat(Collections.frequency(types(), once))
                    .as("%s in %s", once, this)
                    .isLessThanOrEqualTo(1);
        }
        assertThat(last("ORDER_CREATED")).as("first in %s", this).isLessThanOrEqualTo(0);
        if (types().contains("ORDER_CANCELLED")) {
            assertThat(types().subList((int) last("ORDER_CANCELLED") + 1, told.size()))
                    .as("after the end of %s", this)
                    .isSubsetOf("ORDER_DELETED");
        }
        return this;
    }

    /** The order that the API shows is what was told. */
    void tells(JsonNode order) {
        String status = order.path("status").asText();
        assertThat(types()).as("%s", this).startsWith("ORDER_CREATED").doesNotContain("ORDER_DELETED");
        assertThat(types().contains("ORDER_CANCELLED")).as("%s", this).isEqualTo(status.equals("CANCELLED"));
        assertThat(types().contains("ORDER_SHIPPED")).as("%s", this).isEqualTo(status.matches("SHIPPED|DELIVERED"));
        assertThat(pieces(lastItems()))
                .as("%s tells of the pieces of %s", this, order)
                .isEqualTo(pieces(order));
    }

    /** Gone from the API: nobody was told of it, or everybody was told that it is gone. */
    void tellsOfNothingLeft() {
        if (!told.isEmpty()) {
            assertThat(types().get(told.size() - 1)).as("last of %s", this).isEqualTo("ORDER_DELETED");
        }
    }

    private JsonNode lastItems() {
        return told.stream()
                .map(Told::data)
                .filter(data -> data.path("items").isArray())
                .reduce(MissingNode.getInstance(), (first, second) -> second);
    }

    static long pieces(JsonNode order) {
        return order.path("items")
                .valueStream()
                .mapToLong(item -> item.path("quantity").asLong())
                .sum();
    }

    @Override
    public String toString() {
        return orderId + " " + types();
    }
}
