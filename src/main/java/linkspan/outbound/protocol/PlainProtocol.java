package linkspan.outbound.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import linkspan.outbound.content.FormText;
import linkspan.outbound.content.MultipartText;
import linkspan.outbound.content.Outgoing;
import linkspan.outbound.content.OutgoingBody;
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
        return Map.of("Accept", "application/json, application/xml;q=0.9");
    }

    @Override
    public Outgoing request(OutgoingBody body) {
        if (type.startsWith(MultipartText.TYPE)) {
            return MultipartText.of(tree(body));
        }
        String whole = type + "; charset=utf-8";
        return type.startsWith(FormText.TYPE) && body instanceof OutgoingBody.Tree tree
                ? Outgoing.of(whole, FormText.of(tree.json()))
                : new Outgoing(whole, Buffer.buffer(body.bytes()));
    }

    private static JsonNode tree(OutgoingBody body) {
        if (body instanceof OutgoingBody.Tree tree) {
            return tree.json();
        }
        throw new IllegalArgumentException(MultipartText.TYPE + " is made of an object; the body is a text");
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
