package linkspan.platform.infrastructure;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Map;
import linkspan.platform.broker.KafkaAccess;
import linkspan.platform.database.Database;
import linkspan.platform.database.DatabaseServer;
import linkspan.platform.database.InstanceLock;
import linkspan.platform.file.DiskRoom;
import linkspan.platform.file.Room;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.system.Secrets;

/**
 * What the hub stands on: a database and a broker of one's own (production mode), or both in this process. One without the
 * other is a mistake: the embedded ones serve one hub only.
 */
public sealed interface Infrastructure {
    /** In this process. */
    record Embedded() implements Infrastructure {}

    /** Servers that other hubs share. */
    record Production(DatabaseServer database, KafkaAccess kafka) implements Infrastructure {}

    /** Throws {@link ConfigurationError} naming the variable that is wrong or missing. */
    static Infrastructure of(Map<String, String> environment) {
        DatabaseServer database = DatabaseServer.of(environment::get);
        KafkaAccess kafka = KafkaAccess.of(environment);
        if (database == null && kafka == null) {
            return new Embedded();
        }
        if (database == null || kafka == null) {
            throw new ConfigurationError((database == null ? DatabaseServer.URL : KafkaAccess.SERVERS)
                    + " is missing: production mode needs both " + DatabaseServer.URL + " and " + KafkaAccess.SERVERS);
        }
        return new Production(database, kafka);
    }

    /** What an embedded hub keeps free on its disk; another one has nothing there that grows. */
    default DiskRoom room(Path data, Map<String, String> environment) {
        return this instanceof Production ? DiskRoom.endless() : DiskRoom.of(environment, data);
    }

    /** The name of this hub among others, the same at every start: {@code LINKSPAN_INSTANCE}, else that of the machine. */
    default String instance(Map<String, String> environment) {
        String otherwise = this instanceof Embedded ? "hub-1" : environment.getOrDefault("HOSTNAME", "hub-1");
        String name = environment.getOrDefault("LINKSPAN_INSTANCE", otherwise);
        if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new ConfigurationError("LINKSPAN_INSTANCE must be 1 to 100 of A-Z a-z 0-9 . _ -, is '" + name + "'");
        }
        return name;
    }

    /**
     * Keeps other hubs of that name off the database until it is closed; an embedded hub has the lock of its data folder.
     * Throws {@link ConfigurationError} when one runs.
     */
    default AutoCloseable hold(String instance) {
        return this instanceof Production production ? InstanceLock.take(production.database, instance) : () -> {};
    }

    /** Opened and migrated; {@code data} is the folder of an embedded one. */
    default Database database(Path data, Room room, MeterRegistry meters) {
        return this instanceof Production production
                ? Database.openServer(production.database, meters)
                : Database.openFile(data, room, meters);
    }

    /** Where the database is, for people. */
    default String databaseUrl(Path data) {
        return this instanceof Production production
                ? production.database.url()
                : "jdbc:h2:file:" + data.toAbsolutePath().normalize().resolve("linkspan");
    }

    /** Made where they are missing, but for hubs that have to share them. */
    default Secrets secrets(Path data, Map<String, String> environment) {
        Secrets.WhenMissing missing =
                this instanceof Production ? Secrets.WhenMissing.REFUSE : Secrets.WhenMissing.MAKE;
        return new Secrets(data, environment::get, missing);
    }
}
