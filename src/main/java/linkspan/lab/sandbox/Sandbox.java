package linkspan.lab.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import linkspan.lab.sandbox.amazon.Amazon;
import linkspan.lab.sandbox.bi.BiReceiver;
import linkspan.lab.sandbox.bi.BiStore;
import linkspan.lab.sandbox.door.HttpReceiver;
import linkspan.lab.sandbox.door.SandboxDoor;
import linkspan.lab.sandbox.erp.Erp;
import linkspan.lab.sandbox.post.HubAddress;
import linkspan.lab.sandbox.post.HubPoster;
import linkspan.lab.sandbox.system.AccessPoint;
import linkspan.lab.sandbox.system.Crm;
import linkspan.lab.sandbox.system.SimulatedSystem;
import linkspan.lab.sandbox.system.SimulatedSystems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Running simulated systems, on 127.0.0.1 unless told otherwise: HTTP systems under {@code /<system>}, the database {@code bi}, ledgers
 * under {@code /ledger}, faults under {@code /faults}.
 *
 * <p>An effect is in the ledger's file before its answer leaves: it survives the death of the process, not of the power.
 */
public final class Sandbox implements LocalSandbox {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final int BACKLOG = 4_096;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final String host;
    private final BiStore bi;
    private final HttpServer http;
    private final Vertx vertx;
    private final Clock clock;
    private final List<HttpReceiver> systems;

    private Sandbox(SandboxOptions options, Clock clock) {
        host = options.host();
        this.clock = clock;
        try {
            // first: its lock keeps a second sandbox off the ledgers
            bi = BiStore.open(options.data(), host, options.biPort());
            open.push(bi);
            systems = systems(options);
            vertx = vertx();
            open.push(() ->
                    vertx.close().toCompletionStage().toCompletableFuture().join());
            http = listen(vertx, SandboxDoor.router(vertx, systems, new BiReceiver(vertx, bi)), host, options.port());
        } catch (UncheckedIOException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Reads the ledgers back and listens; blocks until both are done.
     *
     * @throws UncheckedIOException with a sentence for people when a port is taken, or the data folder is in use,
     *     unreadable or damaged
     */
    public static Sandbox start(SandboxOptions options) {
        return start(options, Clock.systemUTC());
    }

    /** The same with a clock for the times in answers and ledgers; delays and {@code bi} use the machine's. */
    public static Sandbox start(SandboxOptions options, Clock clock) {
        return new Sandbox(options, clock);
    }

    public int port() {
        return http.actualPort();
    }

    @Override
    public String url() {
        return "http://" + host + ":" + port();
    }

    /** What waited until now goes first. */
    @Override
    public void connect(HubAddress hub) {
        vertx.runOnContext(now -> systems.forEach(system ->
                system.outbox().ifPresent(outbox -> new HubPoster(vertx, hub, system.name(), outbox, clock))));
    }

    @Override
    public String biUrl() {
        return bi.url();
    }

    /** Stops at once: calls in flight lose their answers. Not on an interrupted thread: H2 cannot close its file there. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private List<HttpReceiver> systems(SandboxOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        List<HttpReceiver> receivers = new ArrayList<>();
        List<SimulatedSystem> systems = new ArrayList<>(SimulatedSystems.in(options.data(), clock));
        systems.addAll(
                List.of(new Erp(options.data()), new Crm(options.data(), clock), new AccessPoint(), new Amazon(clock)));
        for (SimulatedSystem system : systems) {
            HttpReceiver receiver = new HttpReceiver(system, options.data(), clock, random.split());
            open.push(receiver);
            receivers.add(receiver);
        }
        return receivers;
    }

    /** One event loop, so that everything about a system happens one after the other. */
    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    private static HttpServer listen(Vertx vertx, Router router, String host, int port) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setAcceptBacklog(BACKLOG)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true);
        try {
            return vertx.createHttpServer(options)
                    .requestHandler(router)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException taken) {
            throw new UncheckedIOException("port " + port + " on " + host + " is in use", new IOException(taken));
        }
    }

    /** One part that does not close must not keep the others open. */
    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception broken) {
            LOG.atWarn()
                    .addKeyValue("part", part.getClass().getSimpleName())
                    .setCause(broken)
                    .log("a part of the sandbox did not close");
        }
    }
}
