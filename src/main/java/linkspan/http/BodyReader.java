package linkspan.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import linkspan.failure.FailureCode;
import linkspan.failure.Refused;
import linkspan.request.Body;

/** Reads one body into memory, raw, within its limit, the port's budget and a time. Used on one event loop. */
final class BodyReader {
    /** Told once. */
    interface Result {
        /** The body; its bytes stay accounted for in the load until they are released. */
        void read(Body body);

        void refused(Refused refused);
    }

    private final Buffer buffer = Buffer.buffer();
    private final Load load;
    private final long limit;
    private final Result result;
    private boolean done;

    private BodyReader(Load load, long limit, Result result) {
        this.load = load;
        this.limit = limit;
        this.result = result;
    }

    static void read(Vertx vertx, HttpServerRequest request, Load load, long limit, Result result) {
        BodyReader reader = new BodyReader(load, limit, result);
        long timer = vertx.setTimer(HttpLimits.IDLE_SECONDS * 1_000L, t -> reader.refuse(FailureCode.REQUEST_INVALID));
        request.handler(reader::take);
        request.exceptionHandler(e -> {
            vertx.cancelTimer(timer);
            reader.giveUp();
        });
        request.endHandler(v -> {
            vertx.cancelTimer(timer);
            reader.end();
        });
    }

    private void take(Buffer chunk) {
        if (done) {
            return;
        }
        boolean room = load.hold(chunk.length());
        buffer.appendBuffer(chunk);
        if (buffer.length() > limit) {
            refuse(FailureCode.BODY_TOO_LARGE);
        } else if (!room) {
            refuse(FailureCode.OVERLOADED);
        }
    }

    private void refuse(FailureCode code) {
        if (!done) {
            giveUp();
            result.refused(new Refused(code, code == FailureCode.REQUEST_INVALID ? "the body came too slowly" : ""));
        }
    }

    /** The sender went away or was refused: nothing of the body is kept. */
    private void giveUp() {
        if (!done) {
            done = true;
            load.release(buffer.length());
        }
    }

    private void end() {
        if (!done) {
            done = true;
            result.read(new Body(buffer.getBytes()));
        }
    }
}
