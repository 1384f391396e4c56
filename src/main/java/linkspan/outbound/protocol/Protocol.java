package linkspan.outbound.protocol;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import linkspan.platform.resilience.DeliveryFailure;

/** How a system is spoken to: what a body becomes on the way out, and what its answer means. */
public interface Protocol {
    /** Content type and whatever else the protocol needs in the header. */
    Map<String, String> headers();

    /** @param body of the exchange, read as JSON or text */
    Buffer request(OutgoingBody body);

    /** The answer as the next body. */
    Object answer(Transport.Reply reply) throws DeliveryFailure;
}
