package linkspan.platform.infrastructure;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import linkspan.platform.broker.EmbeddedBroker;
import linkspan.platform.broker.KafkaAccess;

/** A broker on its way: an embedded one takes seconds to start, so nothing waits for it before it has to. */
public final class StartingBroker implements AutoCloseable {
    private final CompletableFuture<KafkaAccess> access;
    private final AutoCloseable closing;

    private StartingBroker(CompletableFuture<KafkaAccess> access, AutoCloseable closing) {
        this.access = access;
        this.closing = closing;
    }

    /** Begins; {@code data} is the folder of an embedded one. */
    public static StartingBroker of(Infrastructure infrastructure, Path data) {
        if (infrastructure instanceof Infrastructure.Production production) {
            return new StartingBroker(CompletableFuture.completedFuture(production.kafka()), () -> {});
        }
        CompletableFuture<EmbeddedBroker> starting = CompletableFuture.supplyAsync(() -> start(data.resolve("kafka")));
        return new StartingBroker(
                starting.thenApply(broker -> KafkaAccess.plain(broker.bootstrapServers())),
                () -> starting.thenAccept(EmbeddedBroker::close).join());
    }

    private static EmbeddedBroker start(Path folder) {
        try {
            return EmbeddedBroker.start(folder);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** Waits until it stands; throws {@link CompletionException} when it does not come up. */
    public KafkaAccess await() {
        return access.join();
    }

    /** Also right when the rest of the hub fails before the broker stands. */
    @Override
    public void close() throws Exception {
        closing.close();
    }
}
