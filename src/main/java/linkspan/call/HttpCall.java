package linkspan.call;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import linkspan.failure.FailureCode;
import linkspan.outcome.DeliveryFailure;

/** One HTTP exchange with an end to everything: no redirects, 1 MiB of answer, a time limit for the whole. */
final class HttpCall {
    /** What came back; the system's words are untrusted. */
    record Reply(int status, String contentType, String retryAfter, Buffer body) {}

    private static final int MAX_ANSWER = 1 << 20;
    private final HttpClient client;
    private final Vertx vertx;
    private final Duration timeout;

    HttpCall(HttpClient client, Vertx vertx, Duration timeout) {
        this.client = client;
        this.vertx = vertx;
        this.timeout = timeout;
    }

    /** Fails with {@link DeliveryFailure}: unreachable when surely nothing was sent, else answer lost. */
    Future<Reply> send(String method, String url, Map<String, String> headers, Buffer body) {
        Promise<Reply> result = Promise.promise();
        AtomicBoolean sent = new AtomicBoolean();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(method))
                .setAbsoluteURI(url)
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        client.request(options)
                .onFailure(error -> result.tryFail(failure(sent, error)))
                .onSuccess(request -> exchange(request, body, sent, result));
        return result.future();
    }

    private void exchange(HttpClientRequest request, Buffer body, AtomicBoolean sent, Promise<Reply> result) {
        long timer = vertx.setTimer(timeout.toMillis(), id -> {
            result.tryFail(new DeliveryFailure(
                    FailureCode.ANSWER_LOST, "no complete answer within " + timeout.toMillis() + " ms"));
            request.reset();
        });
        result.future().onComplete(any -> vertx.cancelTimer(timer));
        sent.set(true);
        request.send(body)
                .compose(response -> read(request, response))
                .onSuccess(result::tryComplete)
                .onFailure(error -> result.tryFail(failure(sent, error)));
    }

    private static Future<Reply> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<Reply> read = Promise.promise();
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
                response.statusCode(), header(response, "content-type"), header(response, "retry-after"), all)));
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
