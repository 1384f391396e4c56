package linkspan.inbound.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.commit.Answer;
import linkspan.inbound.admission.Admission;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.request.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all messages of one consumer.
 *
 * @param system its system, or {@code api}: a metric tag
 * @param admission who may come in, with what
 * @param whenRefused what becomes of a message that is refused for good
 * @param rendering what the sender is told when all is well
 */
public record IntakeTerms(String system, Admission admission, Ruling.WhenRefused whenRefused, Rendering rendering) {
    /** What the route leaves in the body is told to its caller; a delivery only learns under which id it is stored. */
    boolean tellsBody() {
        return system.equals(HubRestComponent.SYSTEM);
    }

    /** Makes the answer that is stored with the message. */
    @FunctionalInterface
    public interface Rendering {
        Answer of(Envelope envelope, RouteEnd.Finished end, @Nullable ReceivedMessage message);
    }

    /** For a delivery: under which id it is stored, and whether it is kept as a letter. What the route left is its own. */
    static Answer receipt(Envelope envelope, RouteEnd.Finished end, @Nullable ReceivedMessage message) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        if (message != null) {
            data.put("messageId", message.id()).put("state", message.error() == null ? "accepted" : "kept");
        }
        return envelope.success(200, data);
    }

    /** For a call: what the route left. */
    static Answer result(Envelope envelope, RouteEnd.Finished end, @Nullable ReceivedMessage message) {
        return envelope.success(end.status(), end.data());
    }
}
