package linkspan.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OneWriterTest {
    private final DataSource database = new OneWriter().of(memory());

    private static JdbcDataSource memory() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    @BeforeEach
    void table() throws SQLException {
        try (Connection connection = database.getConnection()) {
            update(connection, "create table if not exists counts (id int primary key, n int)");
            update(connection, "merge into counts values (1, 0)");
        }
    }

    private static void update(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select n from counts where id = 1");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection writing() throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        update(connection, "update counts set n = n + 1 where id = 1");
        return connection;
    }

    private int read() {
        try (Connection other = database.getConnection()) {
            return count(other);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int write() {
        try (Connection other = writing()) {
            int count = count(other);
            other.commit();
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void who_reads_waits_for_nobody() throws SQLException {
        try (Connection connection = writing()) {
            assertThat(CompletableFuture.supplyAsync(this::read).join()).isZero();
            connection.rollback();
        }
    }

    @Test
    void who_writes_waits_for_the_end_of_the_other() throws SQLException {
        CompletableFuture<Integer> second;
        try (Connection connection = writing()) {
            second = CompletableFuture.supplyAsync(this::write);
            connection.commit();
        }
        assertThat(second.join()).isEqualTo(2);
    }

    @Test
    void a_thread_does_not_wait_for_itself() throws SQLException {
        try (Connection connection = writing();
                Connection other = database.getConnection()) {
            update(other, "insert into counts values (2, 0)");
            connection.commit();
        }
        assertThat(CompletableFuture.supplyAsync(this::write).join()).isPositive();
    }

    @Test
    void a_connection_that_is_closed_in_the_middle_gives_its_turn_back() throws SQLException {
        try (Connection connection = writing()) {
            assertThat(count(connection)).isEqualTo(1);
        }
        assertThat(CompletableFuture.supplyAsync(this::write).join()).isEqualTo(1);
    }
}
