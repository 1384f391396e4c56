package linkspan.outbound.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OAuth 2: one token for all calls to a system, asked for once at a time, renewed before it ends and after a call that was not
 * let in with it. Nothing of it is stored: a hub that starts asks for one.
 */
final class OAuth2Login implements Login {
    /** Where the answer says none. */
    private static final Duration LIFE = Duration.ofMinutes(5);
    /** A call may take as long, and clocks differ. */
    private static final Duration BEFORE_ITS_END = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(OAuth2Login.class);

    /** What is asked for at each renewal; {@code refresh} empty where the grant needs none. */
    record Keys(Supplier<String> clientSecret, Supplier<String> refresh) {}

    private record Token(String value, Instant renewAt) {}

    private final String system;
    private final OAuth2Form form;
    private final Keys keys;
    private final Transport network;
    private final Clock clock;
    private @Nullable Token token;
    private @Nullable Future<Token> asking;
    private @Nullable String rotated;

    OAuth2Login(String system, OAuth2Form form, Keys keys, Transport network, Clock clock) {
        this.system = system;
        this.form = form;
        this.keys = keys;
        this.network = network;
        this.clock = clock;
    }

    @Override
    public Future<Transport.Request> admitted(Transport.Request call) {
        return token(call.timeout()).map(it -> Login.with(call, form.header(), form.value(it.value)));
    }

    /** Of many calls with the same old token the first one throws it away. */
    @Override
    public synchronized boolean renewedAfter(Transport.Request refused) {
        if (token != null && form.carries(refused, token.value)) {
            token = null;
        }
        return true;
    }

    private synchronized Future<Token> token(Duration timeout) {
        Token known = token;
        if (known != null && clock.instant().isBefore(known.renewAt)) {
            return Future.succeededFuture(known);
        }
        Future<Token> underWay = asking;
        if (underWay != null) {
            return underWay;
        }
        Promise<Token> promise = Promise.promise();
        asking = promise.future();
        ask(timeout).onComplete(answer -> {
            synchronized (this) {
                asking = null;
                token = answer.succeeded() ? answer.result() : null;
            }
            promise.handle(answer);
        });
        return promise.future();
    }

    private Future<Token> ask(Duration timeout) {
        String secret = keys.clientSecret.get();
        String refresh = rotated == null ? keys.refresh.get() : rotated;
        Buffer body = Buffer.buffer(OAuth2Form.form(form.fields(secret, refresh)));
        Transport.Request question = new Transport.Request("POST", form.url(), form.headers(secret), body, timeout);
        return network.send(question)
                .recover(error -> Future.failedFuture(failed(String.valueOf(error.getMessage()))))
                .compose(this::read);
    }

    private Future<Token> read(Transport.Reply reply) {
        JsonNode answer = json(reply).orElse(null);
        String value = answer == null ? "" : answer.path("access_token").asText("");
        if (reply.status() != 200 || answer == null || value.isEmpty()) {
            String words = answer == null ? "" : " " + answer.path("error").asText("");
            return Future.failedFuture(failed("HTTP " + reply.status() + words));
        }
        if (answer.path("refresh_token").isTextual() && form.grant() == OAuth2Form.Grant.REFRESH_TOKEN) {
            replaced(answer.path("refresh_token").textValue());
        }
        long seconds = answer.path("expires_in").asLong(LIFE.toSeconds());
        Duration life = Duration.ofSeconds(Math.max(1, seconds));
        Duration margin = life.dividedBy(5).compareTo(BEFORE_ITS_END) < 0 ? life.dividedBy(5) : BEFORE_ITS_END;
        return Future.succeededFuture(
                new Token(value, clock.instant().plus(life).minus(margin)));
    }

    private synchronized void replaced(String refresh) {
        String before = rotated == null ? keys.refresh.get() : rotated;
        if (!refresh.equals(before)) {
            rotated = refresh;
            LOG.warn(
                    "the refresh token was replaced and is known to this hub until it stops: a system that does so needs another"
                            + " grant system={}",
                    system);
        }
    }

    private static Optional<JsonNode> json(Transport.Reply reply) {
        try {
            return Optional.of(Json.read(reply.body().getBytes()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** The system itself has not heard of the call. */
    private DeliveryFailure failed(String why) {
        return new DeliveryFailure(
                FailureCode.SYSTEM_UNREACHABLE, "no token from " + form.url() + ": " + why, null, Effect.NONE);
    }
}
