package linkspan.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import linkspan.outbound.http.CallComponent;
import linkspan.outbound.reference.CrossReferenceComponent;
import linkspan.outbound.reference.CrossReferenceStore;
import linkspan.outbound.rows.RowsComponent;
import linkspan.platform.Opened;
import linkspan.platform.PlatformModule;
import linkspan.platform.SchemeComponent;
import linkspan.platform.database.Pool;
import linkspan.platform.system.Secrets;

/** How routes reach systems: calls, rows of a database, and the names that records have there. */
public final class OutboundModule {
    private final List<SchemeComponent> components;

    public OutboundModule(PlatformModule platform, Opened opened) {
        Secrets secrets = platform.secrets();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        opened.add(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        CrossReferenceStore crossReferences =
                new CrossReferenceStore(platform.database().questions(Pool.DELIVERY));
        components = List.of(
                new SchemeComponent(
                        "call",
                        systems -> new CallComponent(systems, secrets, vertx, platform.clock(), platform.tracing())),
                new SchemeComponent(
                        "cross-reference", systems -> new CrossReferenceComponent(systems, crossReferences)),
                new SchemeComponent("rows", systems -> new RowsComponent(systems, secrets)));
    }

    public List<SchemeComponent> components() {
        return components;
    }
}
