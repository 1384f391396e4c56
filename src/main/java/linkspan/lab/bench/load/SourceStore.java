package linkspan.lab.bench.load;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.tools.Server;

/** A database of this process with a table of products, for a hub that polls it. */
public final class SourceStore implements AutoCloseable {
    private static final String NAME = "mem:erp";
    private final Server server;
    private final Connection keepsOpen;

    private SourceStore(Server server, Connection keepsOpen) {
        this.server = server;
        this.keepsOpen = keepsOpen;
    }

    /** Listens on a free port of 127.0.0.1, with so many rows, a thousand stamped within the same second. */
    public static SourceStore with(int rows) {
        try {
            System.setProperty("h2.bindAddress", "127.0.0.1");
            Connection connection = DriverManager.getConnection("jdbc:h2:" + NAME + ";MODE=PostgreSQL", "erp", "erp");
            try (Statement sql = connection.createStatement()) {
                sql.execute("create table products (id bigint primary key, sku varchar(40), name varchar(200),"
                        + " price numeric(19,2), currency varchar(3), barcode varchar(20), weight_grams int,"
                        + " state varchar(20), updated_at timestamp with time zone)");
                sql.execute("insert into products select x, 'SKU-' || x, 'Tea number ' || x, x / 100.00, 'EUR',"
                        + " '4006381333931', 850, 'ON_SALE', dateadd(second, x / 1000 - 100000, current_timestamp)"
                        + " from system_range(1, " + rows + ")");
                sql.execute("create index products_updated_at on products (updated_at, id)");
            }
            return new SourceStore(
                    Server.createTcpServer("-tcpPort", "0", "-tcpDaemon").start(), connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the table to be polled cannot be made", e);
        }
    }

    /** User and password are {@code erp}. */
    public String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/" + NAME;
    }

    @Override
    public void close() {
        server.stop();
        try {
            keepsOpen.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
