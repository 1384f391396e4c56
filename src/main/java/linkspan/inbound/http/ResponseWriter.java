package linkspan.inbound.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import linkspan.commit.Answer;
import linkspan.inbound.request.AnswerHeader;
import linkspan.inbound.request.HttpAnswer;

/** Writes an answer from nothing: only what an {@link HttpAnswer} can say. */
final class ResponseWriter {
    private static final int UNREAD = 64 << 10;
    private static final int LINGER_MILLIS = 1_000;
    private final Vertx vertx;

    ResponseWriter(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Answers; the connection goes on unless much of the request is still to come. On any thread. */
    void write(HttpServerRequest request, HttpAnswer answer) {
        if (request.isEnded() || remaining(request) <= UNREAD) {
            send(request.response(), answer);
            return;
        }
        writeAndClose(request, answer);
    }

    /**
     * Answers and closes the connection. What the sender is still sending is dropped for a moment first: closing at once
     * would reset the connection before it could read the answer.
     */
    void writeAndClose(HttpServerRequest request, HttpAnswer answer) {
        HttpServerResponse response = request.response();
        response.putHeader("Connection", "close");
        StrictDecoder.deafen(request.connection());
        send(response, answer);
        if (request.isEnded()) {
            request.connection().close();
            return;
        }
        vertx.setTimer(LINGER_MILLIS, timer -> request.connection().close());
    }

    private static void send(HttpServerResponse response, HttpAnswer httpAnswer) {
        if (response.closed() || response.ended()) {
            return; // the sender has gone
        }
        Answer answer = httpAnswer.answer();
        response.setStatusCode(answer.status());
        if (!answer.contentType().isEmpty()) {
            response.putHeader("Content-Type", answer.contentType());
        }
        for (Map.Entry<AnswerHeader, String> header : httpAnswer.headers().entrySet()) {
            response.putHeader(header.getKey().wire(), header.getValue());
        }
        response.end(Buffer.buffer(answer.body()));
    }

    /** At most so many bytes; a sender that waits for a go-ahead may send the body after the answer or not at all. */
    private static long remaining(HttpServerRequest request) {
        if (request.headers().contains("Expect")) {
            return Long.MAX_VALUE;
        }
        String length = request.getHeader("Content-Length");
        if (length == null) {
            return request.headers().contains("Transfer-Encoding") ? Long.MAX_VALUE : 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
