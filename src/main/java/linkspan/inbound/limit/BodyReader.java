package linkspan.inbound.limit;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import linkspan.inbound.request.Body;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/**
 * Reads one body into memory, raw, within its limit, the port's room and a time: the first {@value #SMALL} bytes in
 * {@value #SMALL_SECONDS} s, then at least {@value #LEAST} in every {@value #LOOK_SECONDS} s, {@value #LONGEST_SECONDS} s in
 * all. Used on one event loop.
 */
public final class BodyReader implements BodyRoom.Unfinished {
    /** Told once. */
    public interface Result {
        /** The body; its bytes stay accounted for in the room until they are released. */
        void read(Body body);

        void refused(Refused refused);
    }

    static final int LONGEST_SECONDS = 30;
    static final int SMALL_SECONDS = 9;
    static final int LOOK_SECONDS = 3;
    /** 8 KiB/s, a line of 64 kbit/s. */
    static final int LEAST = LOOK_SECONDS * (8 << 10);

    static final int SMALL = 16 << 10;

    private final Buffer buffer = Buffer.buffer();
    private final Context loop;
    private final Vertx vertx;
    private final BodyRoom room;
    private final String address;
    private final long limit;
    private final Result result;
    private final long timer;
    private int looks;
    private int seen;
    private boolean done;

    private BodyReader(Vertx vertx, BodyRoom room, String address, long limit, Result result) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.room = room;
        this.address = address;
        this.limit = limit;
        this.result = result;
        this.timer = vertx.setPeriodic(LOOK_SECONDS * 1_000L, t -> look());
    }

    /** {@code address}: who sends, as the room shares by. On the request's event loop. */
    public static void read(
            Vertx vertx, HttpServerRequest request, BodyRoom room, String address, long limit, Result result) {
        BodyReader reader = new BodyReader(vertx, room, address, limit, result);
        request.handler(reader::take);
        request.exceptionHandler(e -> reader.giveUp());
        request.endHandler(v -> reader.end());
    }

    private void take(Buffer chunk) {
        if (done) {
            return;
        }
        buffer.appendBuffer(chunk);
        if (buffer.length() > limit) {
            refuse(FailureCode.BODY_TOO_LARGE, "");
        } else {
            room.hold(address, this, chunk.length());
        }
    }

    private void look() {
        looks++;
        boolean small = buffer.length() <= SMALL;
        boolean stands = !small && buffer.length() - seen < LEAST;
        if (stands || looks * LOOK_SECONDS >= (small ? SMALL_SECONDS : LONGEST_SECONDS)) {
            refuse(FailureCode.REQUEST_INVALID, "the body came too slowly");
        }
        seen = buffer.length();
    }

    @Override
    public void evicted() {
        loop.runOnContext(v -> refuse(FailureCode.OVERLOADED, ""));
    }

    private void refuse(FailureCode code, String why) {
        if (!done) {
            giveUp();
            result.refused(new Refused(code, why));
        }
    }

    /** The sender went away or was refused: nothing of the body is kept. */
    private void giveUp() {
        if (!done) {
            done = true;
            vertx.cancelTimer(timer);
            room.drop(address, this);
        }
    }

    private void end() {
        if (!done) {
            done = true;
            vertx.cancelTimer(timer);
            room.complete(address, this);
            result.read(new Body(buffer.getBytes()));
        }
    }
}
