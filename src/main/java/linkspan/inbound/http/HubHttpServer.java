package linkspan.inbound.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import linkspan.inbound.limit.BodyRoom;
import linkspan.inbound.limit.Connections;
import linkspan.inbound.limit.TrustedProxies;
import linkspan.inbound.limit.Turns;
import linkspan.inbound.limit.Waits;
import linkspan.inbound.request.AnswerStyle;
import linkspan.inbound.request.AnswerWatch;
import linkspan.inbound.request.Call;
import linkspan.inbound.request.Envelope;
import linkspan.inbound.request.Served;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.trace.Tracing;

/**
 * The message port: HTTP/1.1 on Vert.x event loops, routes on workers. Consumers add what they serve before or after it
 * listens.
 *
 * <p>Order of a stop: {@link #stopAccepting}, {@link #awaitIdle}, then the routes and the committer, {@link #close} last.
 */
public final class HubHttpServer implements AutoCloseable {
    private static final int DECODER_LIMIT = 64 << 10; // ours come after path and method, so its own are higher
    private static final int ANY_BUT_SHARED = -1; // Vert.x: a free port, the same for all event loops
    private static final long LOOK_MS = 1_000 / Waits.LOOKS_A_SECOND;
    private final HttpLimits limits;
    private final TrustedProxies proxies;
    private final Connections connections = new Connections();
    private final PathTable paths = new PathTable();
    private final Turns turns;
    private final Vertx vertx;
    private final ExecutorService workers;
    private final FrontDoor door;
    private final ResponseWriter writer;
    private final Refusals refusals;
    private volatile int port;

    /** Nobody's word about where a request came from is taken. */
    public HubHttpServer(HttpLimits limits, Envelope envelope, MeterRegistry meters, Random random) {
        this(limits, TrustedProxies.none(), () -> false, envelope, meters, Tracing.NONE, random);
    }

    /**
     * Listens nowhere yet. The source of randomness gives trace ids.
     *
     * @param noRoom while true nothing but GET is let in: there would be no room for it
     */
    public HubHttpServer(
            HttpLimits limits,
            TrustedProxies proxies,
            BooleanSupplier noRoom,
            Envelope envelope,
            MeterRegistry meters,
            Tracing tracing,
            Random random) {
        this.limits = limits;
        this.proxies = proxies;
        this.turns = new Turns(limits.maxInFlight(), Waits.OF_THE_PORT, System::nanoTime);
        BodyRoom room = new BodyRoom(limits.bodyBudget(), limits.bodyBudgetOfOne(), System::nanoTime);
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(limits.eventLoops())
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1));
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(
                limits.workers(), task -> new Thread(task, "linkspan-intake-" + number.getAndIncrement()));
        this.writer = new ResponseWriter(vertx);
        this.refusals = new Refusals(envelope, meters);
        this.door = new FrontDoor(
                vertx,
                paths,
                turns,
                room,
                noRoom,
                proxies,
                new AllowList(new Traceparent(random)),
                refusals,
                tracing,
                workers);
        vertx.setPeriodic(LOOK_MS, timer -> turns.look());
        meters.gauge("linkspan.requests.underway", turns, Turns::inFlight);
        meters.gauge("linkspan.requests.waiting", turns, Turns::waiting);
        meters.gauge("linkspan.bodies.held", room, BodyRoom::held);
    }

    public HttpLimits limits() {
        return limits;
    }

    /** From now on this path and method are served; refuses a second one for the same. */
    public void serve(Served served) {
        paths.add(served);
    }

    /** From now on that one sees each answer. */
    public void watch(AnswerWatch by) {
        door.watch(by);
    }

    public void withdraw(Served served) {
        paths.remove(served);
    }

    /** From now on calls of a path that is withdrawn wait, to be answered by what is served there next. */
    public void hold() {
        paths.hold();
    }

    /** What is withdrawn and not served again is unknown from now on, to those who have waited, too. */
    public void letGo() {
        paths.letGo(this::unknown);
    }

    /** A call that found its path withdrawn on the way takes what is served there now. */
    public void again(Call call) {
        try {
            paths.find(call.facts().method(), call.facts().path())
                    .served()
                    .handler()
                    .handle(call);
        } catch (Refused | PathTable.WrongMethod e) {
            unknown(call);
        }
    }

    private void unknown(Call call) {
        AnswerStyle style =
                AnswerStyle.of(call.facts().header("accept"), call.facts().header("accept-language"));
        FailureCode code = door.isStopping() ? FailureCode.STOPPING : FailureCode.NOT_FOUND;
        call.answer(refusals.of(style, new Refused(code, "")));
    }

    /** Runs a task on a worker's thread; on the caller's own when the workers have ended. */
    public void work(Runnable task) {
        if (workers.isShutdown()) {
            task.run();
        } else {
            workers.execute(task);
        }
    }

    /** Listens. Throws {@link ConfigurationError} when the port is taken. */
    public void listen() {
        try {
            vertx.deployVerticle(Listener::new, new DeploymentOptions().setInstances(limits.eventLoops()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            String why = e.getCause() instanceof BindException ? "is in use" : "cannot be opened: " + e.getCause();
            throw new ConfigurationError("--port: " + limits.host() + ":" + limits.port() + " " + why);
        }
    }

    /** The port it listens on, also when any was asked for. */
    public int port() {
        return port;
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(limits.host())
                .setPort(limits.port() == 0 ? ANY_BUT_SHARED : limits.port())
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(HttpLimits.IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(DECODER_LIMIT)
                .setMaxHeaderSize(DECODER_LIMIT)
                .setTcpNoDelay(true)
                .setReuseAddress(true);
        return limits.tls().map(tls -> tls.secure(options)).orElse(options);
    }

    /** One event loop's share. */
    private final class Listener extends AbstractVerticle {
        @Override
        public void start(Promise<Void> started) {
            HttpServer server = vertx.createHttpServer(options());
            server.connectionHandler(this::connected);
            server.invalidRequestHandler(HubHttpServer.this::invalid);
            server.requestHandler(door)
                    .listen()
                    .<Void>map(listening -> {
                        port = listening.actualPort();
                        return null;
                    })
                    .onComplete(started);
        }

        private void connected(HttpConnection connection) {
            String address = connection.remoteAddress().hostAddress();
            if (!proxies.isProxy(address) && !connections.enter(address)) {
                connection.close();
                return;
            }
            StrictDecoder.guard(connection, options());
            connection.closeHandler(v -> connections.leave(address));
        }
    }

    private void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        FailureCode code = FailureCode.REQUEST_INVALID;
        if (cause instanceof TooLongHttpLineException) {
            code = FailureCode.URI_TOO_LONG;
        } else if (cause instanceof TooLongHttpHeaderException) {
            code = FailureCode.HEADERS_TOO_LARGE;
        }
        writer.writeAndClose(request, refusals.of(request, new Refused(code, "")));
    }

    /** New requests are answered 503 from now on; those under way go on. */
    public void stopAccepting() {
        door.stop();
    }

    /** True when everything under way was answered within that time. */
    public boolean awaitIdle(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (turns.inFlight() > 0) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(5_000_000);
        }
        return true;
    }

    @Override
    public void close() {
        door.stop();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
        workers.shutdown();
    }
}
