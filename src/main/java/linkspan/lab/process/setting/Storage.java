package linkspan.lab.process.setting;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import linkspan.lab.process.BrokerChild;
import linkspan.lab.process.ChildFailed;
import linkspan.lab.process.Jvm;
import linkspan.lab.process.PostgresChild;

/** Database and broker of the hubs of one run. */
public sealed interface Storage extends AutoCloseable {
    /** Starts what the kind needs and returns when it answers; nothing for {@link DatabaseKind#H2}. */
    static Storage start(DatabaseKind kind, Path folder, Path logs, Jvm jvm) {
        return switch (kind) {
            case H2 -> new Embedded();
            case POSTGRESQL -> Servers.start(folder, logs, jvm);
        };
    }

    /** How a hub of that name finds it. */
    Map<String, String> environment(String instance);

    /** What the database does for the survival of a commit; empty when nobody can be asked. */
    Map<String, String> durability();

    /** The servers, where there are some. */
    Optional<Servers> servers();

    @Override
    void close();

    /** Everything is inside the hub. */
    record Embedded() implements Storage {
        @Override
        public Map<String, String> environment(String instance) {
            return Map.of();
        }

        @Override
        public Map<String, String> durability() {
            return Map.of();
        }

        @Override
        public Optional<Servers> servers() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    /** PostgreSQL and Kafka as processes of their own. */
    record Servers(PostgresChild postgres, BrokerChild broker) implements Storage {
        static Servers start(Path folder, Path logs, Jvm jvm) {
            PostgresChild postgres = new PostgresChild(folder.resolve("postgresql"), logs.resolve("postgresql.log"));
            try {
                return new Servers(postgres, new BrokerChild(folder.resolve("kafka"), logs.resolve("kafka.log"), jvm));
            } catch (ChildFailed e) {
                postgres.close();
                throw e;
            }
        }

        @Override
        public Map<String, String> environment(String instance) {
            return Map.of(
                    "LINKSPAN_DATABASE_URL",
                    postgres.url(),
                    "LINKSPAN_DATABASE_USER",
                    PostgresChild.USER,
                    "LINKSPAN_DATABASE_PASSWORD",
                    PostgresChild.PASSWORD,
                    "LINKSPAN_KAFKA_BOOTSTRAP_SERVERS",
                    broker.bootstrapServers(),
                    "LINKSPAN_INSTANCE",
                    instance);
        }

        @Override
        public Map<String, String> durability() {
            return postgres.durability();
        }

        @Override
        public Optional<Servers> servers() {
            return Optional.of(this);
        }

        @Override
        public void close() {
            try {
                broker.close();
            } finally {
                postgres.close();
            }
        }
    }
}
