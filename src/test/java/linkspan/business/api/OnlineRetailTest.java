package linkspan.business.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import linkspan.business.api.contract.OrderContract;
import linkspan.model.failure.Refused;
import org.junit.jupiter.api.Test;

/** Real invoices of a British shop, put into the API's form. */
class OnlineRetailTest {
    private final OrderContract contract = OrderContract.of(Path.of("mappings")).orElseThrow();
    private final NewOrder orders = new NewOrder(() -> UUID.randomUUID().toString(), id -> false);

    @Test
    void orders_are_taken_and_what_takes_back_is_refused() throws IOException {
        OnlineRetail.assumePresent();
        List<JsonNode> taken = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, ObjectNode> invoice : OnlineRetail.invoices().entrySet()) {
            try {
                contract.checkBody("createOrder", invoice.getValue());
                taken.add(orders.canonical(invoice.getValue()));
            } catch (Refused e) {
                assertThat(Objects.requireNonNull(e.details())
                                .at("/errors/0/path")
                                .asText())
                        .matches("items\\[\\d+]\\.quantity");
                refused.add(invoice.getKey());
            }
        }
        assertThat(taken).hasSize(440);
        assertThat(taken.stream().mapToInt(order -> order.path("items").size()).sum())
                .isEqualTo(10_014);
        assertThat(taken.stream()
                        .map(order -> new BigDecimal(order.at("/total/value").asText()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("185427.83");
        assertThat(refused).hasSize(73);
        assertThat(refused.stream().filter(number -> number.startsWith("C"))).hasSize(43);
    }
}
