package linkspan.outbound.content;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A body as it goes over the wire.
 *
 * @param type value of {@code Content-Type}
 */
public record Outgoing(String type, Buffer bytes) {
    public static Outgoing of(String type, String text) {
        return new Outgoing(type, Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
    }
}
