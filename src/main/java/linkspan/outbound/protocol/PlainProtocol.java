package linkspan.outbound.protocol;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import linkspan.platform.resilience.DeliveryFailure;

/**
 * A document over HTTP, JSON where nothing else is said; the answer stays bytes, since a system may answer what it likes.
 *
 * @param type media type of what is sent, always in UTF-8
 */
public record PlainProtocol(String type, ReplyTable replies) implements Protocol {
    public static final String JSON = "application/json";

    @Override
    public Map<String, String> headers() {
        return Map.of("Content-Type", type + "; charset=utf-8", "Accept", "application/json, application/xml;q=0.9");
    }

    @Override
    public Buffer request(OutgoingBody body) {
        return type.startsWith(FormText.TYPE) && body instanceof OutgoingBody.Tree tree
                ? Buffer.buffer(FormText.of(tree.json()))
                : Buffer.buffer(body.bytes());
    }

    @Override
    public Object answer(Transport.Reply reply) throws DeliveryFailure {
        Optional<DeliveryFailure> failure = replies.failure(reply);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return reply.body().getBytes();
    }
}
