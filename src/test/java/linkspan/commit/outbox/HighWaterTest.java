package linkspan.commit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import linkspan.model.kind.EventTypes;
import linkspan.platform.database.Database;
import linkspan.platform.database.Pool;
import linkspan.platform.database.Sql;
import linkspan.platform.database.TestDatabase;
import linkspan.platform.system.ConfigurationError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class HighWaterTest {
    private final Database database;
    private final OutboxStore outbox;

    HighWaterTest(@TempDir Path folder) {
        database = TestDatabase.open(folder);
        outbox = new OutboxStore(database.transactions(Pool.RELAY), database.kind(), EventTypes.own());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void sql(String statement) {
        database.transactions(Pool.CONSOLE).run(connection -> Sql.update(connection, statement));
    }

    @Test
    void it_is_reached_above_the_mark_and_left_well_below() {
        HighWater water = HighWater.of(Map.of("LINKSPAN_OUTBOX_MOST", "1000"), outbox);
        water.look();
        assertThat(water.isReached()).isFalse();

        for (int i = 0; i < 1_002; i++) {
            sql("insert into outbox (shard, topic, stream_key, seq, occurred_at) values (0, 't', 'k', " + i
                    + ", current_timestamp)");
        }
        water.look();
        assertThat(water.isReached()).isTrue();

        sql("delete from outbox where seq < 50");
        water.look();
        assertThat(water.isReached()).as("950 wait").isTrue();

        sql("delete from outbox where seq < 200");
        water.look();
        assertThat(water.isReached()).isFalse();
    }

    @Test
    void nonsense_is_refused_by_name() {
        assertThatThrownBy(() -> HighWater.of(Map.of("LINKSPAN_OUTBOX_MOST", "lots"), outbox))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("LINKSPAN_OUTBOX_MOST");
    }
}
