package linkspan.operations.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.BindException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import linkspan.model.Json;
import linkspan.model.failure.Refused;
import linkspan.operations.access.Person;
import linkspan.operations.access.Role;
import linkspan.platform.database.DatabaseFailed;
import linkspan.platform.desk.OpsDesk;
import linkspan.platform.desk.OpsReply;
import linkspan.platform.desk.OpsRequest;
import linkspan.platform.desk.OpsRoute;
import linkspan.platform.system.ConfigurationError;
import linkspan.platform.tls.PortTls;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ops port, on an event loop and eight workers of its own. Everything but health and metrics needs the token, also
 * what does not exist.
 */
public final class OpsServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpsServer.class);
    private static final long BODY_LIMIT = 64 << 10;
    private static final int WORKERS = 8;
    private static final int IDLE_SECONDS = 60;
    private static final long LOOK_MS = 100;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1_200);
    private static final OpsReply WITHOUT_DATABASE = OpsReply.error(503, "the database does not answer");
    private static final String PERSON = "linkspan.person";
    private final Vertx vertx;
    private final HttpServer server;

    private OpsServer(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Listens when it returns.
     *
     * @param port 0 for a free one
     * @param mount what is served beside the desks
     * @param databaseIsSilent told without asking it: then nobody waits for it any longer
     * @param tls empty for plain HTTP
     * @throws ConfigurationError when the port is taken or the host is not ours
     */
    public static OpsServer start(
            String host,
            int port,
            OpsGate gate,
            List<OpsDesk> desks,
            OpsMount mount,
            BooleanSupplier databaseIsSilent,
            Optional<PortTls> tls) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(1));
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxHeaderSize(8 << 10)
                .setMaxInitialLineLength(4 << 10)
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_SECONDS);
        try {
            HttpServer server = vertx.createHttpServer(
                            tls.map(it -> it.secure(options)).orElse(options))
                    .requestHandler(router(vertx, gate, desks, mount, databaseIsSilent))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new OpsServer(vertx, server);
        } catch (CompletionException e) {
            vertx.close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String why = cause instanceof BindException ? "is in use or not ours" : String.valueOf(cause.getMessage());
            throw new ConfigurationError("--ops-port: " + host + ":" + port + " " + why);
        }
    }

    private static Router router(
            Vertx vertx, OpsGate gate, List<OpsDesk> desks, OpsMount mount, BooleanSupplier databaseIsSilent) {
        Router router = Router.router(vertx);
        WorkerExecutor watchers = vertx.createSharedWorkerExecutor("linkspan-ops-health", 2);
        for (String live : List.of("/health/live", "/observe/health/live")) {
            router.get(live).handler(call -> send(call, OpsReply.json(status("up")))); // waits for no check
        }
        mount.on(router);
        router.route().handler(call -> admit(call, gate));
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT));
        for (OpsDesk desk : desks) {
            for (OpsRoute route : desk.routes()) {
                router.route(HttpMethod.valueOf(route.method()), route.path())
                        .handler(
                                isWatched(route)
                                        ? call -> watchers.executeBlocking(() -> answer(route, call), false)
                                                .onComplete(done -> send(call, done.result()))
                                        : call -> work(vertx, route, call, databaseIsSilent));
            }
        }
        Map.of(400, "bad request", 404, "there is nothing here", 405, "method not allowed", 413, "body too large")
                .forEach((status, error) ->
                        router.errorHandler(status, call -> send(call, OpsReply.error(status, error))));
        router.errorHandler(500, call -> {
            LOG.error("ops request failed path={}", call.normalizedPath(), call.failure());
            send(call, OpsReply.error(500, "internal error"));
        });
        return router;
    }

    /** Those who watch the hub get an answer also when everybody else's questions hang in the database. */
    private static boolean isWatched(OpsRoute route) {
        return isOpen(route.path());
    }

    /** Without a token. */
    private static boolean isOpen(String path) {
        return path.equals("/health/ready") || path.startsWith("/observe/health") || path.equals("/metrics");
    }

    private static void work(Vertx vertx, OpsRoute route, RoutingContext call, BooleanSupplier databaseIsSilent) {
        long begun = System.nanoTime();
        long looking = vertx.setPeriodic(LOOK_MS, timer -> {
            if (databaseIsSilent.getAsBoolean() && System.nanoTime() - begun >= PATIENCE_NANOS) {
                vertx.cancelTimer(timer);
                send(call, WITHOUT_DATABASE);
            }
        });
        vertx.executeBlocking(() -> answer(route, call), false).onComplete(done -> {
            vertx.cancelTimer(looking);
            send(call, done.result());
        });
    }

    /** {@code {"status": …}}. */
    static JsonNode status(String word) {
        return JsonNodeFactory.instance.objectNode().put("status", word);
    }

    private static void admit(RoutingContext call, OpsGate gate) {
        String path = call.normalizedPath();
        if (isOpen(path)) {
            call.next();
            return;
        }
        String authorization = call.request().getHeader("Authorization");
        String actor = call.request().getHeader("X-Actor");
        if (authorization == null || gate.opensAll(authorization)) {
            entered(call, gate.person(authorization, actor));
            return;
        }
        call.request().pause();
        call.vertx()
                .executeBlocking(() -> gate.person(authorization, actor), false)
                .onComplete(done -> {
                    call.request().resume();
                    if (done.failed()) {
                        send(call, WITHOUT_DATABASE);
                        return;
                    }
                    entered(call, done.result());
                });
    }

    private static void entered(RoutingContext call, Optional<Person> person) {
        if (person.isEmpty()) {
            call.response().putHeader("WWW-Authenticate", "Bearer");
            send(call, OpsReply.error(401, "the token is missing or wrong; it is in ops.token of the data folder"));
            return;
        }
        Role needed = Role.needed(call.request().method().name(), call.normalizedPath());
        if (!person.get().role().may(needed)) {
            send(call, OpsReply.error(403, "this takes the role " + needed.label()));
            return;
        }
        call.put(PERSON, person.get());
        call.next();
    }

    /** On a worker; never throws. */
    private static OpsReply answer(OpsRoute route, RoutingContext call) {
        try {
            return route.work().answer(request(call));
        } catch (Refused e) {
            return OpsReply.error(e.code().status(), String.valueOf(e.getMessage()));
        } catch (Json.Malformed e) {
            return OpsReply.error(400, "the body is not JSON: " + e.getMessage());
        } catch (DatabaseFailed e) {
            if (e.isOfTheData()) {
                return OpsReply.error(400, "a value of this cannot be looked up or stored");
            }
            LOG.warn("ops request without database path={}", route.path(), e);
            return WITHOUT_DATABASE;
        } catch (RuntimeException | Error e) {
            LOG.error("ops request failed path={}", route.path(), e);
            return OpsReply.error(500, "internal error");
        }
    }

    private static OpsRequest request(RoutingContext call) {
        Person person = call.get(PERSON);
        Map<String, String> query = firsts(call.queryParams());
        if (person != null && !person.role().may(Role.OPERATOR)) {
            query.put("personal", "hidden");
        }
        return new OpsRequest(
                person == null ? "nobody" : person.name(),
                call.pathParams(),
                query,
                body(call),
                new OpsRequest.Accept(header(call, "Accept"), header(call, "Accept-Language")));
    }

    private static String header(RoutingContext call, String name) {
        @Nullable String value = call.request().getHeader(name);
        return value == null ? "" : value;
    }

    private static Map<String, String> firsts(MultiMap all) {
        Map<String, String> firsts = new HashMap<>();
        all.forEach(entry -> firsts.putIfAbsent(entry.getKey(), entry.getValue()));
        return firsts;
    }

    private static JsonNode body(RoutingContext call) {
        if (call.body() == null || call.body().buffer() == null || call.body().length() == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        return Json.read(call.body().buffer().getBytes());
    }

    private static void send(RoutingContext call, OpsReply reply) {
        if (call.response().ended() || call.response().closed()) {
            return;
        }
        if (reply.status() == 503) {
            call.response().putHeader("Retry-After", "1");
        }
        call.response()
                .setStatusCode(reply.status())
                .putHeader("Content-Type", reply.contentType())
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(reply.body());
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
