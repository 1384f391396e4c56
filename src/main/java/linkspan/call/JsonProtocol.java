package linkspan.call;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import linkspan.outcome.DeliveryFailure;

/** JSON over HTTP; the answer stays bytes, since a system may answer what it likes. */
record JsonProtocol(ReplyTable replies) implements Protocol {
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "application/json; charset=utf-8", "Accept", "application/json, application/xml;q=0.9");

    @Override
    public Map<String, String> headers() {
        return HEADERS;
    }

    @Override
    public Buffer request(OutgoingBody body) {
        return Buffer.buffer(body.bytes());
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
