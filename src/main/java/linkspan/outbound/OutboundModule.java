package linkspan.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.function.UnaryOperator;
import linkspan.outbound.http.CallComponent;
import linkspan.outbound.http.TracedTransport;
import linkspan.outbound.protocol.Transport;
import linkspan.outbound.reference.CrossReferenceComponent;
import linkspan.outbound.reference.CrossReferenceStore;
import linkspan.outbound.rows.RowsComponent;
import linkspan.outbound.webhook.SignComponent;
import linkspan.platform.Opened;
import linkspan.platform.PlatformModule;
import linkspan.platform.SchemeComponent;
import linkspan.platform.database.Pool;
import linkspan.platform.system.Secrets;

/** How routes reach systems: calls, rows of a database, and the names that records have there. */
public final class OutboundModule {
    private final List<SchemeComponent> components;

    /** {@code calls}: what every request to a system passes before it leaves. */
    public OutboundModule(PlatformModule platform, UnaryOperator<Transport> calls, Opened opened) {
        Secrets secrets = platform.secrets();
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        opened.add(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        CrossReferenceStore crossReferences =
                new CrossReferenceStore(platform.database().questions(Pool.DELIVERY));
        components = List.of(
                new SchemeComponent(
                        "call",
                        systems -> new CallComponent(
                                systems,
                                secrets,
                                vertx,
                                platform.clock(),
                                (system, network) ->
                                        calls.apply(new TracedTransport(platform.tracing(), system, network)))),
                new SchemeComponent(
                        "cross-reference", systems -> new CrossReferenceComponent(systems, crossReferences)),
                new SchemeComponent("rows", systems -> new RowsComponent(systems, secrets)),
                new SchemeComponent("sign", systems -> new SignComponent(secrets::get, platform.clock())));
    }

    public List<SchemeComponent> components() {
        return components;
    }
}
