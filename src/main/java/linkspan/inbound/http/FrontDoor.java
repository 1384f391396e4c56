package linkspan.inbound.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import linkspan.inbound.limit.BodyReader;
import linkspan.inbound.limit.BodyRoom;
import linkspan.inbound.limit.TrustedProxies;
import linkspan.inbound.limit.Turns;
import linkspan.inbound.request.AnswerHeader;
import linkspan.inbound.request.AnswerWatch;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.Call;
import linkspan.inbound.request.HttpAnswer;
import linkspan.inbound.request.RequestFacts;
import linkspan.inbound.request.Served;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.crash.CrashPoint;
import linkspan.platform.trace.Tracing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checks that need no sender, in the contract's order: path, method, header size, URI, body size. What passes goes to
 * a worker with its whole body read. Runs on the event loops.
 */
final class FrontDoor implements Handler<HttpServerRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final int SERVER_ERROR = 500;
    private final Vertx vertx;
    private final PathTable paths;
    private final Turns turns;
    private final BodyRoom room;
    private final TrustedProxies proxies;
    private final AllowList allowList;
    private final Executor workers;
    private final Refusals refusals;
    private final ResponseWriter writer;
    private final BooleanSupplier noRoom;
    private final Tracing tracing;
    private volatile boolean stopping;
    private volatile AnswerWatch watch = AnswerWatch.NONE;

    FrontDoor(
            Vertx vertx,
            PathTable paths,
            Turns turns,
            BodyRoom room,
            BooleanSupplier noRoom,
            TrustedProxies proxies,
            AllowList allowList,
            Refusals refusals,
            Tracing tracing,
            Executor workers) {
        this.tracing = tracing;
        this.vertx = vertx;
        this.paths = paths;
        this.turns = turns;
        this.room = room;
        this.noRoom = noRoom;
        this.proxies = proxies;
        this.allowList = allowList;
        this.workers = workers;
        this.refusals = refusals;
        this.writer = new ResponseWriter(vertx);
    }

    /** From now on new requests are answered 503 and their connections closed. */
    void stop() {
        stopping = true;
    }

    void watch(AnswerWatch by) {
        watch = by;
    }

    boolean isStopping() {
        return stopping;
    }

    @Override
    public void handle(HttpServerRequest request) {
        try {
            enter(request);
        } catch (PathTable.WrongMethod e) {
            HttpAnswer answer = refusals.of(request, new Refused(FailureCode.METHOD_NOT_ALLOWED, ""));
            writer.write(request, new HttpAnswer(answer.answer(), Map.of(AnswerHeader.ALLOW, e.allowed())));
        } catch (Refused e) {
            refuse(request, e);
        } catch (RuntimeException e) {
            LOG.error("request failed at the door", e);
            refuse(request, new Refused(FailureCode.INTERNAL, ""));
        }
    }

    private void enter(HttpServerRequest request) {
        CrashPoint.at("A1");
        if (stopping) {
            throw new Refused(FailureCode.STOPPING, "");
        }
        HeadCheck.syntax(request);
        PathTable.Match match = paths.find(request.method().name(), AllowList.path(request));
        HeadCheck.size(request);
        Served served = match.served();
        if (HeadCheck.declaredLength(request) > served.maxBody()) {
            throw new Refused(FailureCode.BODY_TOO_LARGE, "at most " + served.maxBody() + " bytes");
        }
        if (turns.turnsAway() || (noRoom.getAsBoolean() && !request.method().equals(HttpMethod.GET))) {
            throw new Refused(FailureCode.OVERLOADED, "");
        }
        RequestFacts facts =
                allowList.copy(request, match.parameters(), served.gate().headers());
        if (!served.gate().worthReading(facts)) {
            work(request, served, facts, new Body(new byte[0]));
            return;
        }
        HeadCheck.expectation(request);
        BodyReader.read(vertx, request, room, sender(request), served.maxBody(), new BodyReader.Result() {
            @Override
            public void read(Body body) {
                work(request, served, facts, body);
            }

            @Override
            public void refused(Refused refused) {
                refuse(request, refused);
            }
        });
    }

    private void work(HttpServerRequest request, Served served, RequestFacts facts, Body body) {
        turns.enter(new Turns.Turn() {
            @Override
            public void begin() {
                begun(request, served, facts, body);
            }

            @Override
            public void refuse() {
                room.release(body.bytes().length);
                FrontDoor.this.refuse(request, new Refused(FailureCode.OVERLOADED, ""));
            }
        });
    }

    private void begun(HttpServerRequest request, Served served, RequestFacts facts, Body body) {
        Tracing.Step step =
                tracing.begin(Tracing.Kind.SERVER, facts.method() + " " + served.template(), sent(request, facts));
        RequestFacts inTrace = facts.inTrace(Objects.requireNonNullElse(step.traceparent(), facts.traceparent()));
        Call call = new Call(inTrace, body, answer -> {
            turns.leave();
            room.release(body.bytes().length);
            writer.write(request, Challenge.to(facts.path(), request.getHeader("Authorization"), answer));
            watch.look(served, answer);
            int status = answer.answer().status();
            step.end(status < SERVER_ERROR ? null : "status " + status);
        });
        workers.execute(() -> {
            try {
                CrashPoint.at("A2");
                served.handler().handle(call);
            } catch (RuntimeException | Error e) {
                LOG.error("request failed path={}", served.template(), e);
                call.answer(refusals.of(request, new Refused(FailureCode.INTERNAL, "")));
            }
        });
    }

    /** The trace that the sender is in; null when the hub has begun one of its own. */
    private static @Nullable String sent(HttpServerRequest request, RequestFacts facts) {
        String sent = request.getHeader("traceparent");
        String ours = facts.traceparent();
        boolean theirs = sent != null && sent.regionMatches(2, ours, 2, ours.length() - 2);
        return theirs ? ours : null;
    }

    private String sender(HttpServerRequest request) {
        return proxies.sender(
                request.connection().remoteAddress().hostAddress(),
                request.headers().getAll(proxies.header()));
    }

    /** Where a request was not sound, nobody knows where the next one begins. */
    private void refuse(HttpServerRequest request, Refused refused) {
        HttpAnswer answer = refusals.of(request, refused);
        if (refused.code() == FailureCode.STOPPING || refused.code() == FailureCode.REQUEST_INVALID) {
            writer.writeAndClose(request, answer);
        } else {
            writer.write(request, answer);
        }
    }
}
