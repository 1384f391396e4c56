package linkspan.lab.sandbox.post;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import linkspan.inbound.auth.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts one system's messages, one after the other: the next one leaves when the hub has answered 2xx to the one before.
 * Anything else, or no answer within ten seconds, and it is posted again. On the event loop only.
 */
public final class HubPoster {
    private static final Logger LOG = LoggerFactory.getLogger(HubPoster.class);
    private static final long LEAST_PAUSE_MS = 100;
    private static final long MOST_PAUSE_MS = 5_000;
    private static final long LONGEST_CALL_MS = 10_000;

    private final Vertx vertx;
    private final HttpClient http;
    private final URI hub;
    private final SigningKey key;
    private final Outbox outbox;
    private final Clock clock;
    private boolean busy;
    private long pause = LEAST_PAUSE_MS;

    /** {@code system} is the name that it posts under; starts with what waits already. */
    public HubPoster(Vertx vertx, HubAddress hub, String system, Outbox outbox, Clock clock) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(2_000));
        this.hub = hub.url();
        this.key = new SigningKey(system + "-hub", hub.secretOf().apply(system + "-hub"));
        this.outbox = outbox;
        this.clock = clock;
        outbox.onNews(this::next);
        next();
    }

    private void next() {
        if (busy || outbox.first().isEmpty()) {
            return;
        }
        busy = true;
        Mail mail = outbox.first().get();
        post(mail).onComplete(answer -> {
            boolean taken = answer.succeeded() && answer.result() / 100 == 2;
            if (taken) {
                outbox.sent();
                goOn();
                return;
            }
            if (pause == LEAST_PAUSE_MS) {
                LOG.warn(
                        "not taken, posting again path={} deliveryId={} answer={}",
                        mail.path(),
                        mail.id(),
                        answer.succeeded() ? answer.result() : answer.cause().getMessage());
            }
            vertx.setTimer(pause, timer -> again());
        });
    }

    private void goOn() {
        pause = LEAST_PAUSE_MS;
        busy = false;
        next();
    }

    private void again() {
        pause = Math.min(MOST_PAUSE_MS, pause * 2);
        busy = false;
        next();
    }

    private Future<Integer> post(Mail mail) {
        URI address = hub.resolve(mail.path());
        byte[] body = mail.body().getBytes(StandardCharsets.UTF_8);
        String nonce = UUID.randomUUID().toString();
        RequestOptions request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(address.toString())
                .setTimeout(LONGEST_CALL_MS);
        key.headers(address, "application/json", mail.id(), body, clock.millis(), nonce)
                .forEach(request::putHeader);
        return http.request(request)
                .compose(open -> open.send(Buffer.buffer(body)))
                .compose(answer -> answer.body().map(read -> answer.statusCode()));
    }
}
