package linkspan.inbound.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import linkspan.Hub;
import linkspan.business.api.OnlineRetail;
import linkspan.model.Json;
import linkspan.stand.ApiClient;
import linkspan.stand.SharedHub;
import linkspan.stand.Shop;
import linkspan.stand.TestSandbox;
import org.junit.jupiter.api.Test;

/**
 * Real invoices through the order API: those that are orders come out in all systems, to the cent. The first hundred; all
 * 513 with {@code -Dlinkspan.invoices=all}.
 */
class OnlineRetailFlowTest {
    private static final boolean ALL =
            System.getProperty("linkspan.invoices", "").equals("all");
    private static final int INVOICES = ALL ? 513 : 100;
    private static final int ORDERS = ALL ? 440 : 94;
    private static final int LINES = ALL ? 10_014 : 2_001;
    private static final BigDecimal SUM = new BigDecimal(ALL ? "185427.83" : "38219.91");
    private final Hub hub = SharedHub.hub();
    private final Shop systems = new Shop(hub);

    @Test
    void every_order_arrives_everywhere_and_the_sums_agree() throws Exception {
        OnlineRetail.assumePresent();
        ApiClient client = new ApiClient(hub, "online-retail");
        Set<String> taken = new TreeSet<>();
        int refused = 0;
        for (Map.Entry<String, ObjectNode> invoice :
                OnlineRetail.invoices().entrySet().stream().limit(INVOICES).toList()) {
            HttpResponse<String> answer = client.create(Json.text(invoice.getValue()));
            if (answer.statusCode() == 201) {
                taken.add(invoice.getKey());
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                refused++;
            }
        }
        assertThat(taken).hasSize(ORDERS);
        assertThat(refused).isEqualTo(INVOICES - ORDERS);

        for (String system : new String[] {"oms", "wms", "erp", "bi"}) {
            await().until(() -> {
                JsonNode pairs =
                        systems.sandbox("/ledger/" + system + "?pairs=true").path("pairs");
                return taken.stream().allMatch(order -> pairs.path(order).size() == 1);
            });
        }
        // of these orders alone: other tests leave theirs, in pounds too
        BigDecimal atOms = BigDecimal.ZERO;
        BigDecimal atErp = BigDecimal.ZERO;
        long lines = 0;
        for (String order : taken) {
            atOms = atOms.add(decimal(systems.sandbox("/oms/orders/" + order).at("/data/order/amounts/total")));
            JsonNode booked = systems.sandbox("/erp/orders/" + order).path("order");
            atErp = atErp.add(decimal(booked.path("total")));
            JsonNode line = booked.at("/lines/line");
            lines += line.isArray() ? line.size() : 1;
        }
        assertThat(atOms).as("oms").isEqualByComparingTo(SUM);
        assertThat(atErp).as("erp").isEqualByComparingTo(SUM);
        assertThat(lines).isEqualTo(LINES);
        try (Connection bi = DriverManager.getConnection(TestSandbox.biUrl(hub), "bi", "bi");
                PreparedStatement sums = bi.prepareStatement(
                        "select sum(total), sum(line_count), (select sum(amount) from"
                                + " order_items where order_id = any(?)) from orders where currency = 'GBP' and order_id = any(?)")) {
            sums.setObject(1, taken.toArray());
            sums.setObject(2, taken.toArray());
            ResultSet sum = sums.executeQuery();
            sum.next();
            assertThat(sum.getBigDecimal(1)).isEqualByComparingTo(SUM);
            assertThat(sum.getLong(2)).isEqualTo(LINES);
            assertThat(sum.getBigDecimal(3)).isEqualByComparingTo(SUM);
        }
        assertThat(Json.read(client.read(taken.iterator().next()).body())
                        .at("/data/currency")
                        .asText())
                .isEqualTo("GBP");
    }

    private static BigDecimal decimal(JsonNode amount) {
        return new BigDecimal(amount.asText());
    }
}
