package linkspan.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import linkspan.failure.Refused;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Real invoices of a British shop, put into the API's form. */
class OnlineRetailTest {
    private static final Path FOLDER = Path.of("../shared/fixtures/csv/online-retail");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private final NewOrder orders = new NewOrder(() -> UUID.randomUUID().toString(), id -> false);

    @Test
    void orders_are_taken_and_what_takes_back_is_refused() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> FOLDER + " is not here");
        List<JsonNode> taken = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, ObjectNode> invoice : invoices().entrySet()) {
            try {
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

    private static Map<String, ObjectNode> invoices() throws IOException {
        Map<String, ObjectNode> invoices = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                read(file, invoices);
            }
        }
        return invoices;
    }

    private static void read(Path file, Map<String, ObjectNode> invoices) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file)) {
            for (CSVRecord row : format.parse(reader)) {
                ObjectNode order = invoices.computeIfAbsent(row.get("InvoiceNo"), number -> order(number, row));
                ObjectNode line = order.withArray("items").addObject();
                line.put("skuId", row.get("StockCode"))
                        .put("name", row.get("Description"))
                        .put("quantity", Integer.parseInt(row.get("Quantity")));
                line.putObject("unitPrice").put("value", row.get("UnitPrice")).put("currency", "GBP");
            }
        }
    }

    private static ObjectNode order(String number, CSVRecord row) {
        String placedAt = LocalDateTime.parse(row.get("InvoiceDate"), TIME)
                .atZone(ZoneId.of("Europe/London"))
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        ObjectNode order = Samples.json("{'currency': 'GBP'}");
        order.put("orderId", number).put("placedAt", placedAt);
        order.putObject("customer").put("customerId", row.get("CustomerID"));
        return order;
    }
}
