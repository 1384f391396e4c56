package linkspan.business.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import linkspan.business.order.Samples;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;

/** Real invoices of a British web shop, put into the API's form: one order per invoice number. */
public final class OnlineRetail {
    private static final Path FOLDER = Path.of("../shared/fixtures/csv/online-retail");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private OnlineRetail() {}

    /** Skips the test, saying so, where the recordings are not. */
    public static void assumePresent() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), () -> FOLDER + " is not here");
    }

    public static Map<String, ObjectNode> invoices() throws IOException {
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
