package linkspan.inbound.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import linkspan.commit.Answer;
import linkspan.inbound.admission.Admission;
import linkspan.inbound.message.DeadLetter;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.request.Envelope;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all messages of one consumer.
 *
 * @param system its system, or {@code api}: a metric tag
 * @param admission who may come in, with what
 * @param unmapped what becomes of a message that no mapping takes
 * @param rendering what the sender is told when all is well
 */
public record IntakeTerms(String system, Admission admission, WhenUnmapped unmapped, Rendering rendering) {
    /** What becomes of a message that no mapping takes. */
    public enum WhenUnmapped {
        /** Stored as a letter, its sender is told 200: a marketplace would never mend it. */
        KEEP,
        /** Refused with 422 naming the field: a partner can mend it. */
        REFUSE;

        /** By the system's {@code unmappable}. */
        public static WhenUnmapped of(SystemSettings system) {
            return system.oneOf("unmappable", "keep", "keep", "refuse").equals("keep") ? KEEP : REFUSE;
        }
    }

    /** What becomes of a message once its route has ended. */
    public sealed interface Verdict {
        record Commit(RouteEnd.Finished end) implements Verdict {}

        record Keep(FailureCode code, String why) implements Verdict {}

        /** {@code cause}: what the route failed with where nobody expected it; null where it refused. */
        record Refuse(Refused refused, @Nullable Throwable cause) implements Verdict {}
    }

    /** {@code dead}: what the route handed to its dead letter channel. */
    public Verdict verdict(RouteEnd end, Optional<DeadLetter> dead) {
        if (dead.isPresent()) {
            return new Verdict.Keep(dead.get().code(), dead.get().why());
        }
        if (end instanceof RouteEnd.Finished finished) {
            return new Verdict.Commit(finished);
        }
        if (end instanceof RouteEnd.Unmapped unmapped) {
            return unmapped(unmapped);
        }
        return end instanceof RouteEnd.Refusal refusal
                ? refused(refusal.refused())
                : new Verdict.Refuse(new Refused(FailureCode.INTERNAL, ""), ((RouteEnd.Broken) end).cause());
    }

    private Verdict unmapped(RouteEnd.Unmapped end) {
        if (unmapped == WhenUnmapped.KEEP) {
            return new Verdict.Keep(FailureCode.MAPPING_FAILED, end.error());
        }
        ObjectNode details = JsonNodeFactory.instance.objectNode().put("path", end.path());
        return new Verdict.Refuse(new Refused(FailureCode.MAPPING_FAILED, end.error(), details), null);
    }

    /** A marketplace sends the same again for ever, whatever it is told: what it should mend becomes a letter. */
    private Verdict refused(Refused refused) {
        FailureCode code = refused.code();
        return code.isFinal() && unmapped == WhenUnmapped.KEEP
                ? new Verdict.Keep(code, String.valueOf(refused.getMessage()))
                : new Verdict.Refuse(refused, null);
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
