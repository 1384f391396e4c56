package linkspan.inbound.consumer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Routes of Acme's that take CSV files out of a folder and rows out of a table, each an order. */
final class AcmeRoutes {
    private static final String ORDER = """
            {"orderId":"%1$s","channel":"acme","channelOrderId":"%1$s","placedAt":"2026-11-01T00:00:00Z","currency":"EUR",
            "shipTo":{"name":"x","line1":"y","city":"z","region":null,"postalCode":"1","countryCode":"CN","phone":null},
            "items":[{"lineId":"1","skuId":"A","name":"n","quantity":1,"unitPrice":{"value":"1.50","currency":"EUR"}}],
            "total":{"value":"1.50","currency":"EUR"}}""".replace("\n", "");

    private final Path home;

    AcmeRoutes(Path home) {
        this.home = home;
    }

    void put(String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** @param table its JDBC address; orders stand in {@code orders(id)} */
    void write(String table) throws Exception {
        put("routes/acme/system.properties", """
                acme.title=Acme
                acme.url=%s
                acme.own-folder=%s
                """.formatted(table, home.resolve("drop")));
        put("mappings/acme/orders.jslt", "[for (.) " + ORDER.formatted("CSV").replace("\"CSV\"", ".order") + "]\n");
        put("routes/acme/drop.camel.yaml", """
                - route:
                    id: acme.drop
                    from:
                      uri: file:{{acme.own-folder}}
                      parameters: {delay: 100, initialDelay: 0}
                      steps:
                        - setProperty: {name: unit-key, simple: "${file:name}"}
                        - to: mapping:acme/orders?format=csv
                        - split:
                            simple: "${body}"
                            stopOnException: true
                            steps:
                              - to: event:order-created
                """);
        put("routes/acme/table.camel.yaml", """
                - route:
                    id: acme.table
                    from:
                      uri: quartz:acme/table
                      parameters: {cron: "0/2 * * * * ?", stateful: true}
                      steps:
                        - setBody: {constant: "select id from orders order by id"}
                        - to: jdbc:acme
                        - split:
                            simple: "${body}"
                            streaming: true
                            stopOnException: true
                            steps:
                              - idempotentConsumer:
                                  idempotentRepository: "#inbox"
                                  simple: "${body[ID]}"
                                  steps:
                                    - setBody: {simple: '%s'}
                                    - to: event:order-created
                """.formatted(ORDER.formatted("${body[ID]}")));
    }

    /** A file of orders {@code CSV-<file>-<line>}. */
    void drop(int file, int lines) throws Exception {
        List<String> orders = IntStream.range(0, lines)
                .mapToObj(line -> "CSV-" + file + "-" + line)
                .toList();
        put("drop/" + file + ".csv", "order\n" + String.join("\n", orders) + "\n");
    }
}
