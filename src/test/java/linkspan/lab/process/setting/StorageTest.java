package linkspan.lab.process.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import linkspan.lab.process.BrokerChild;
import linkspan.lab.process.ChildFailed;
import linkspan.lab.process.Jvm;
import linkspan.lab.process.PostgresChild;
import linkspan.model.kind.EventTypes;
import linkspan.platform.broker.HubTopics;
import linkspan.platform.broker.KafkaAccess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
    @TempDir
    private Path folder;

    @Test
    void postgresql_is_durable_comes_back_with_its_data_and_leaves_nothing() throws Exception {
        Path data = folder.resolve("postgresql");
        try (PostgresChild postgres = new PostgresChild(data, folder.resolve("log"))) {
            assertThat(postgres.durability())
                    .isEqualTo(Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on"));
            execute(postgres, "create table kept (n int)");
            assertThat(ProcessHandle.of(postgres.pid())).isPresent();

            postgres.stop();
            assertThatThrownBy(postgres::durability).isInstanceOf(ChildFailed.class);
            postgres.start();

            execute(postgres, "insert into kept values (1)");
        }
        assertThat(data).doesNotExist();
    }

    private static void execute(PostgresChild postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.url(), PostgresChild.USER, PostgresChild.PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_killed_broker_comes_back_on_its_port_with_its_topics() throws Exception {
        try (BrokerChild broker = new BrokerChild(folder.resolve("kafka"), folder.resolve("kafka.log"), Jvm.BRIEF)) {
            String address = broker.bootstrapServers();
            try (HubTopics topics = new HubTopics(KafkaAccess.plain(address), EventTypes.own(), Duration.ofDays(1))) {
                topics.make();
            }

            broker.kill();
            broker.start();

            assertThat(broker.bootstrapServers()).isEqualTo(address);
            try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address))) {
                assertThat(admin.listTopics().names().get(2, TimeUnit.MINUTES)).isNotEmpty();
            }
        }
    }
}
