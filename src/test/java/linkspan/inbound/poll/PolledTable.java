package linkspan.inbound.poll;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import linkspan.platform.database.TestDatabase;

/** A system with nothing but a table of products, in a database like the hub's, and the files that poll it. */
final class PolledTable implements AutoCloseable {
    private final String url;
    private final boolean server = TestDatabase.isServer();
    private final Connection connection;

    PolledTable(String name) throws SQLException {
        url = server ? TestDatabase.fresh().url() : "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;USER=sa;PASSWORD=sa";
        connection =
                server ? DriverManager.getConnection(url, "postgres", "postgres") : DriverManager.getConnection(url);
        sql("create table products (id bigint primary key, sku varchar(40), name varchar(100), price numeric(10,2),"
                + " updated_at timestamp with time zone)");
    }

    String url() {
        return url;
    }

    void sql(String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** That time as an expression. */
    String secondsAgo(String seconds) {
        return server
                ? "current_timestamp - interval '1 second' * (" + seconds + ")"
                : "dateadd(second, -(" + seconds + "), current_timestamp)";
    }

    /** Rows with ids and SKUs of that range, the later the higher the number, the last one so many seconds ago. */
    void add(int from, int to, int secondsAgo) throws SQLException {
        sql("insert into products select x, 'SKU-' || x, 'Tea ' || x, x / 100.00, "
                + secondsAgo(to + " + " + secondsAgo + " - x") + " from "
                + (server ? "generate_series" : "system_range") + "(" + from + ", " + to + ") "
                + (server ? "x" : ""));
    }

    /** {@code options}: of the page. */
    void routes(Path home, String options) throws Exception {
        put(
                home,
                "routes/acme/system.properties",
                "acme.title=Acme\nacme.url=" + url + "\nacme.user=" + (server ? "postgres" : "sa") + "\n");
        put(home, "routes/acme/list-products.camel.yaml", """
                - route:
                    id: acme.list-products
                    nodePrefixId: acme.list-products.
                    description: A page of products.
                    routeConfigurationId: asking
                    from:
                      uri: direct:acme.list-products
                      steps:
                        - setBody:
                            id: query
                            constant: >-
                              select id, sku, name, price, updated_at from products
                              where updated_at >= :?time and (updated_at > :?time or id > :?id)
                              order by updated_at, id limit :?limit
                        - to:
                            id: select
                            uri: jdbc:acme?useHeadersAsParameters=true
                """);
        put(home, "routes/acme/poll-products.camel.yaml", """
                - templatedRoute:
                    routeId: acme.poll-products
                    prefixId: acme.poll-products.
                    routeTemplateRef: poll
                    parameters:
                      - {name: system, value: acme}
                      - {name: what, value: products}
                      - {name: source, value: direct:acme.list-products}
                      - {name: schedule, value: "0/1 * * * * ?"}
                      - {name: page, value: "time=updated_at&id=id&%s"}
                      - {name: each, value: event:product-changed}
                """.formatted(options));
        mapping(home, "required(.name)");
    }

    /** {@code name}: how its mapping finds a name. */
    void mapping(Path home, String name) throws Exception {
        put(home, "mappings/acme/poll-products.jslt", """
                [{
                  "skuId": required(.sku),
                  "name": NAME,
                  "status": "ACTIVE",
                  "price": {"value": string(.price), "currency": "EUR"},
                  "changedAt": .updated_at
                }]
                """.replace("NAME", name));
    }

    private static void put(Path home, String name, String text) throws Exception {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Override
    public void close() throws SQLException {
        if (!server) {
            sql("shutdown");
        }
        connection.close();
    }
}
