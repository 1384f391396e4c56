package linkspan.lab.bench.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One kept connection, one request at a time, nothing in a pipeline. Used on its event loop only. */
final class Wire {
    private final NetSocket socket;
    private final AnswerReader reader = new AnswerReader();
    private @Nullable Consumer<LoadAnswer> waiting;

    /** {@code broken} hears of an end that nobody asked for, and of bytes that are no answer. */
    Wire(NetSocket socket, Consumer<String> broken) {
        this.socket = socket;
        socket.handler(bytes -> received(bytes, broken));
        socket.exceptionHandler(e -> broken.accept("a connection failed: " + e));
        socket.closeHandler(closed -> broken.accept("the hub closed a connection"));
    }

    void send(byte[] request, Consumer<LoadAnswer> answered) {
        waiting = answered;
        socket.write(Buffer.buffer(request));
    }

    private void received(Buffer bytes, Consumer<String> broken) {
        try {
            reader.add(bytes).ifPresent(answer -> {
                Consumer<LoadAnswer> answered = Objects.requireNonNull(waiting, "an answer to nothing");
                waiting = null;
                answered.accept(answer);
            });
        } catch (RuntimeException e) {
            broken.accept(e.toString());
        }
    }
}
