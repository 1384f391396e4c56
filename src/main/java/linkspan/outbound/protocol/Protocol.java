package linkspan.outbound.protocol;

import java.util.Map;
import linkspan.outbound.content.Outgoing;
import linkspan.outbound.content.OutgoingBody;
import linkspan.platform.resilience.DeliveryFailure;

/** How a system is spoken to: what a body becomes on the way out, and what its answer means. */
public interface Protocol {
    /** What the protocol needs in the header, besides the content type. */
    Map<String, String> headers();

    /** @param body of the exchange, read as JSON or text */
    Outgoing request(OutgoingBody body);

    /** What statuses mean. */
    ReplyTable replies();

    /** The answer as the next body. */
    Object answer(Transport.Reply reply) throws DeliveryFailure;
}
