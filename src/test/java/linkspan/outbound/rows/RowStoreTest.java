package linkspan.outbound.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that breaks while rows are written: what the database has of them nobody may guess. */
class RowStoreTest {
    private static final List<RowTable> TABLES = RowTable.list("orders:order_id", false);
    private final JdbcDataSource database = new JdbcDataSource();
    private Connection keepsOpen;

    @BeforeEach
    void open() throws SQLException {
        database.setURL("jdbc:h2:mem:rows");
        keepsOpen = database.getConnection();
        keepsOpen.createStatement().execute("create table orders (order_id varchar(20), total int)");
    }

    @AfterEach
    void close() throws SQLException {
        keepsOpen.createStatement().execute("drop table orders");
        keepsOpen.close();
    }

    /** The connection is gone at that call, before or after the database has heard of it; everything later fails, too. */
    private DataSource breaking(String at, boolean heard) {
        return (DataSource) proxy(DataSource.class, database, (name, real) -> {
            Connection connection = (Connection) real.get();
            boolean[] broken = {false};
            return proxy(Connection.class, connection, (called, call) -> {
                boolean now = called.equals(at);
                if (now && heard) {
                    call.get();
                }
                broken[0] |= now;
                if (broken[0] && !called.equals("close")) {
                    throw new SQLException("connection reset", "08006");
                }
                return call.get();
            });
        });
    }

    private interface Call {
        Object get() throws Exception;
    }

    private interface Between {
        Object called(String name, Call real) throws Exception;
    }

    private static Object proxy(Class<?> type, Object real, Between between) {
        return Proxy.newProxyInstance(
                RowStoreTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> between.called(method.getName(), () -> {
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() instanceof Exception cause ? cause : e;
                    }
                }));
    }

    private static DeliveryFailure written(DataSource into) {
        return catchThrowableOfType(
                DeliveryFailure.class,
                () -> new RowStore(into, TABLES)
                        .write(Json.read("{\"orders\": [{\"order_id\": \"A\", \"total\": 7}]}")));
    }

    private int rows() throws SQLException {
        try (ResultSet rows = keepsOpen.createStatement().executeQuery("select count(*) from orders")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void a_commit_that_breaks_may_have_had_an_effect_or_not() throws SQLException {
        DeliveryFailure unheard = written(breaking("commit", false));
        assertThat(unheard.code()).isEqualTo(FailureCode.ANSWER_LOST);
        assertThat(unheard.effect()).isEqualTo(Effect.POSSIBLE);
        assertThat(rows()).isZero();

        DeliveryFailure heard = written(breaking("commit", true));
        assertThat(heard.code()).isEqualTo(FailureCode.ANSWER_LOST);
        assertThat(heard).hasMessageContaining("commit: ");
        assertThat(rows()).isOne();
    }

    @Test
    void what_breaks_before_the_commit_has_had_none() throws SQLException {
        DeliveryFailure broken = written(breaking("prepareStatement", false));
        assertThat(broken.code()).isEqualTo(FailureCode.SYSTEM_UNREACHABLE);
        assertThat(broken.effect()).isEqualTo(Effect.NONE);
        assertThat(rows()).isZero();
    }

    @Test
    void rows_without_trouble_are_there_once_however_often_they_come() throws SQLException {
        assertThat(written(database)).isNull();
        assertThat(written(database)).isNull();
        assertThat(rows()).isOne();
    }
}
