package linkspan.outbound.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.model.failure.FailureCode;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.resilience.DeliveryFailure;

/** One HTTP exchange with an end to everything: no redirects, 1 MiB of answer, a time limit for the whole. */
final class HttpCall implements Transport {
    private static final int MAX_ANSWER = 1 << 20;
    private final HttpClient client;
    private final Vertx vertx;

    HttpCall(HttpClient client, Vertx vertx) {
        this.client = client;
        this.vertx = vertx;
    }

    @Override
    public Future<Reply> send(Request wanted) {
        Promise<Reply> result = Promise.promise();
        AtomicBoolean sent = new AtomicBoolean();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(wanted.method()))
                .setAbsoluteURI(wanted.url())
                .setFollowRedirects(false);
        wanted.headers().forEach(options::putHeader);
        client.request(options)
                .onFailure(error -> result.tryFail(failure(sent, error)))
                .onSuccess(request -> exchange(request, wanted, sent, result));
        return result.future();
    }

    private void exchange(HttpClientRequest request, Request wanted, AtomicBoolean sent, Promise<Reply> result) {
        long timer = vertx.setTimer(wanted.timeout().toMillis(), id -> {
            result.tryFail(new DeliveryFailure(
                    FailureCode.ANSWER_LOST,
                    "no complete answer within " + wanted.timeout().toMillis() + " ms"));
            request.reset();
        });
        result.future().onComplete(any -> vertx.cancelTimer(timer));
        sent.set(true);
        request.send(wanted.body())
                .compose(response -> read(request, response))
                .onSuccess(result::tryComplete)
                .onFailure(error -> result.tryFail(failure(sent, error)));
    }

    private static Future<Reply> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<Reply> read = Promise.promise();
        if (response.statusCode() < 200) {
            request.reset();
            return Future.failedFuture("HTTP " + response.statusCode() + " and no answer");
        }
        Buffer all = Buffer.buffer();
        response.handler(part -> {
            if (all.length() + part.length() > MAX_ANSWER) {
                read.tryFail(new DeliveryFailure(FailureCode.SYSTEM_ANSWER_INVALID, "the answer is over 1 MiB"));
                request.reset();
                return;
            }
            all.appendBuffer(part);
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(new Reply(
                response.statusCode(),
                header(response, "content-type"),
                header(response, "retry-after"),
                String.join(", ", response.headers().getAll("link")),
                all)));
        return read.future();
    }

    private static String header(HttpClientResponse response, String name) {
        String value = response.getHeader(name);
        return value == null ? "" : value;
    }

    private static Throwable failure(AtomicBoolean sent, Throwable error) {
        if (error instanceof DeliveryFailure) {
            return error;
        }
        String words = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return sent.get()
                ? new DeliveryFailure(FailureCode.ANSWER_LOST, words)
                : new DeliveryFailure(FailureCode.SYSTEM_UNREACHABLE, words);
    }
}
