package linkspan.lab.sandbox.bi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import linkspan.lab.sandbox.Http;
import linkspan.lab.sandbox.SandboxCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BiTest extends SandboxCase {
    private void execute(String sql) throws SQLException {
        try (Connection bi = connect()) {
            bi.createStatement().execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(sandbox.biUrl(), "bi", "bi");
    }

    private void load(String orderId, int sequence) throws SQLException {
        execute(
                "insert into order_events (event_id, order_id, event_type, sequence, occurred_at) values ('e%d', '%s', 'order-created', %d, now())"
                        .formatted(sequence, orderId, sequence));
    }

    @Test
    void the_tables_are_there_and_speak_postgresql() throws SQLException {
        execute("""
                insert into orders (order_id, placed_at, placed_offset, line_count, quantity, total, event_sequence)
                values ('A-1', timestamp with time zone '2024-01-29 09:00:00+02', '+02:00', 1, 2, 9.9, 1)
                on conflict do nothing""");
        execute("insert into order_items (order_id, line_id, quantity, unit_price) values ('A-1', '1', 2, 4.9512)");

        try (Connection bi = connect();
                var row = bi.createStatement().executeQuery("select total from orders")) {
            row.next();
            assertThat(row.getBigDecimal("total")).isEqualByComparingTo("9.9");
            assertThat(row.getMetaData().getColumnLabel(1)).isEqualTo("total");
        }
    }

    @Test
    void the_ledger_is_computed_from_the_table() throws SQLException {
        load("A-1", 1);
        load("A-1", 3);
        load("A-1", 2);
        load("A-1", 3);
        load("A-2", 1);

        assertThat(http.get("/ledger/bi").http().body())
                .isEqualTo("{\"effects\":5,\"distinct\":4,\"doubled\":1,\"outOfOrder\":1}");
        assertThat(http.get("/ledger/bi?pairs=true").json().get("pairs").toString())
                .contains("\"A-1\":[1,3,2,3]", "\"A-2\":[1]");
        assertThat(http.get("/ledger/bi/A-1").json().get("arrivals").findValuesAsText("eventId"))
                .containsExactly("e1", "e3", "e2", "e3");
        assertThat(http.get("/ledger/bi/A-1").json().at("/arrivals/0/action").asText())
                .isEqualTo("order-created");
    }

    @Test
    void stock_is_in_the_ledger_by_warehouse_and_sku() throws SQLException {
        load("A-1", 1);
        for (int sequence : new int[] {1, 2, 2}) {
            execute(
                    "insert into stock_events (event_id, stock_key, event_type, sequence) values ('s%d', 'W/茶 壶', 'x', %d)"
                            .formatted(sequence, sequence));
        }

        assertThat(http.get("/ledger/bi").http().body())
                .isEqualTo("{\"effects\":4,\"distinct\":3,\"doubled\":1,\"outOfOrder\":0}");
        assertThat(http.get("/ledger/bi/W%2F%E8%8C%B6%20%E5%A3%B6")
                        .json()
                        .get("arrivals")
                        .findValuesAsText("eventId"))
                .containsExactly("s1", "s2", "s2");
    }

    @Test
    void down_closes_connections_and_up_brings_the_same_port_and_rows_back() throws SQLException {
        load("A-1", 1);
        String url = sandbox.biUrl();
        Connection open = connect();

        assertThat(http.post("/faults/bi", "{\"down\":true}").json().get("down").asBoolean())
                .isTrue();
        assertThatThrownBy(() -> open.createStatement().execute("select 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(this::connect).isInstanceOf(SQLException.class);
        assertThat(http.get("/ledger/bi").json().get("effects").asInt()).isEqualTo(1);

        assertThat(http.post("/faults/bi", "{\"down\":false}")
                        .json()
                        .get("down")
                        .asBoolean())
                .isFalse();
        load("A-1", 2);
        assertThat(sandbox.biUrl()).isEqualTo(url);
        assertThat(http.get("/ledger/bi").json().get("effects").asInt()).isEqualTo(2);
    }

    @Test
    void other_faults_are_refused() {
        Http.Reply refused = http.post("/faults/bi", "{\"down\":true,\"latencyMs\":5}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").asText()).isEqualTo("latencyMs");
        assertThat(refused.json().get("error").asText()).contains("only down is supported");
        assertThat(http.get("/faults/bi").json().get("down").asBoolean()).isFalse();
    }

    @Test
    void rows_survive_a_restart() throws SQLException {
        load("A-1", 1);
        restart();
        assertThat(http.get("/ledger/bi").json().get("effects").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call file_read('/etc/passwd')",
                "call file_write('x', '/tmp/linkspan-sandbox-test')",
                "select * from csvread('/etc/passwd')",
                "call csvwrite('/tmp/linkspan-sandbox-test', 'select 1')",
                "create alias run as 'String run() { return System.getProperty(\"user.home\"); }'",
                "create alias now_ms for 'java.lang.System.currentTimeMillis'",
                "create trigger t before insert on orders call 'java.lang.String'",
                "create aggregate a for 'java.lang.String'",
                "create linked table l ('', 'jdbc:h2:mem:x', 'a', 'b', 'C')",
                "call link_schema('a', '', 'jdbc:h2:mem:x', 'a', 'b', 'c')",
                "script to '/tmp/linkspan-sandbox-test'",
                "runscript from '/etc/passwd'",
                "backup to '/tmp/linkspan-sandbox-test'",
                "create user u password 'x' admin",
                "alter user bi admin true",
                "create table more (id int)",
                "drop table orders",
                "set trace_level_file 3",
                "shutdown"
            })
    void its_user_reads_and_writes_rows_and_nothing_else(String sql) {
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class);
        assertThat(Path.of("/tmp/linkspan-sandbox-test")).doesNotExist();
    }

    @Test
    void its_port_opens_no_other_database() {
        for (String other : new String[] {"/other", "/mem:x", "/../other", "/~/other", "//tmp/other"}) {
            String url = sandbox.biUrl().replaceFirst("/bi$", other);
            for (String user : new String[] {"bi", "sa", "sandbox"}) {
                assertThatThrownBy(() ->
                                DriverManager.getConnection(url, user, user).close())
                        .as(other)
                        .isInstanceOf(SQLException.class);
            }
        }
        assertThatThrownBy(() -> DriverManager.getConnection(
                        sandbox.biUrl() + ";INIT=call file_read('/etc/passwd')", "bi", "bi"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DriverManager.getConnection(sandbox.biUrl(), "sandbox", "sandbox"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void a_database_whose_user_once_owned_it_is_taken_over(@TempDir Path folder) throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("bi") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (Connection former = DriverManager.getConnection(url, "bi", "bi")) {
            former.createStatement().execute("create table kept (id int)");
        }
        for (int start = 0; start < 2; start++) {
            try (BiStore store = BiStore.open(folder, "127.0.0.1", 0);
                    Connection bi = DriverManager.getConnection(store.url(), "bi", "bi")) {
                bi.createStatement().executeQuery("select * from kept");
                assertThatThrownBy(() -> bi.createStatement().execute("call file_read('/etc/passwd')"))
                        .hasMessageContaining("dmin rights");
            }
        }
    }
}
