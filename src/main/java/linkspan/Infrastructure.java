package linkspan;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import linkspan.broker.EmbeddedBroker;
import linkspan.broker.KafkaAccess;
import linkspan.database.Database;
import linkspan.database.DatabaseServer;
import linkspan.system.ConfigurationError;
import linkspan.system.Secrets;

/**
 * What the hub stands on: a database and a broker of one's own (production mode), or both in this process. One without the
 * other is a mistake: the embedded ones serve one hub only.
 */
sealed interface Infrastructure {
    /** In this process. */
    record Embedded() implements Infrastructure {}

    /** Servers that other hubs share. */
    record Production(DatabaseServer database, KafkaAccess kafka) implements Infrastructure {}

    /** Throws {@link ConfigurationError} naming the variable that is wrong or missing. */
    static Infrastructure of(HubConfig config) {
        DatabaseServer database = DatabaseServer.of(config.environment()::get);
        KafkaAccess kafka = KafkaAccess.of(config.environment());
        if (database == null && kafka == null) {
            return new Embedded();
        }
        if (database == null || kafka == null) {
            throw new ConfigurationError((database == null ? DatabaseServer.URL : KafkaAccess.SERVERS)
                    + " is missing: production mode needs both " + DatabaseServer.URL + " and " + KafkaAccess.SERVERS);
        }
        return new Production(database, kafka);
    }

    default Database database(HubConfig config, MeterRegistry meters) {
        return this instanceof Production production
                ? Database.openServer(production.database, meters)
                : Database.openFile(config.data(), meters);
    }

    /** Made where they are missing, but for hubs that have to share them. */
    default Secrets secrets(HubConfig config) {
        Secrets.WhenMissing missing =
                this instanceof Production ? Secrets.WhenMissing.REFUSE : Secrets.WhenMissing.MAKE;
        return new Secrets(config.data(), config.environment()::get, missing);
    }

    /** A broker on its way: it takes seconds to start, so nobody waits for it before he has to. */
    record Broker(CompletableFuture<KafkaAccess> access, AutoCloseable closing) {
        static Broker of(Infrastructure infrastructure, Path data) {
            if (infrastructure instanceof Production production) {
                return new Broker(CompletableFuture.completedFuture(production.kafka), () -> {});
            }
            CompletableFuture<EmbeddedBroker> starting = CompletableFuture.supplyAsync(() -> start(data));
            return new Broker(
                    starting.thenApply(broker -> KafkaAccess.plain(broker.bootstrapServers())),
                    () -> starting.thenAccept(EmbeddedBroker::close)
                            .join()); // also when the rest fails before it stands
        }

        private static EmbeddedBroker start(Path data) {
            try {
                return EmbeddedBroker.start(data.resolve("kafka"));
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }
    }

    /** The name of this hub among others, the same at every start: {@code LINKSPAN_INSTANCE}, else that of the machine. */
    default String instance(HubConfig config) {
        String otherwise = this instanceof Embedded ? "hub-1" : config.setting("HOSTNAME", "hub-1");
        String name = config.setting("LINKSPAN_INSTANCE", otherwise);
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new ConfigurationError("LINKSPAN_INSTANCE must be 1 to 100 of A-Z a-z 0-9 . _ -, is '" + name + "'");
        }
        return name;
    }
}
