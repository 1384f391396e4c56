package linkspan.inbound.route;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import linkspan.commit.CommitFailed;
import linkspan.inbound.message.DeadLetter;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.platform.system.SystemSettings;
import org.jspecify.annotations.Nullable;

/** What becomes of a message once its route has ended: the only place where that is decided, for every source. */
public sealed interface Ruling {
    /** What becomes of a message that is refused for good. */
    enum WhenRefused {
        /** A dead letter: a marketplace would never mend it, and of a topic's record there is nobody to tell. */
        KEEP,
        /** Its sender is told, naming the field: a partner can mend it. */
        REFUSE;

        /** By the system's {@code unmappable}. */
        public static WhenRefused of(SystemSettings system) {
            return system.oneOf("unmappable", "keep", "keep", "refuse").equals("keep") ? KEEP : REFUSE;
        }
    }

    /** The unit is written. */
    record Commit(RouteEnd.Finished end) implements Ruling {}

    /**
     * The message is kept as a dead letter, and nothing else of its unit is written.
     *
     * @param path in the message, empty when unknown
     */
    record Keep(DeadLetter letter, String path) implements Ruling {}

    /** Nothing is written, and the same message would be refused again: its sender has to mend it. */
    record Refuse(Refused refused) implements Ruling {}

    /**
     * Nothing is written, and the same message may be taken later.
     *
     * @param told what a sender who waits is told
     * @param cause what the route failed with where nobody expected it; null where that is known
     */
    record Retry(Refused told, @Nullable Throwable cause) implements Ruling {}

    /** {@code dead}: what the route handed to its dead letter channel. */
    static Ruling of(RouteEnd end, Optional<DeadLetter> dead, WhenRefused setting) {
        if (dead.isPresent()) {
            return new Keep(dead.get(), end instanceof RouteEnd.Unmapped unmapped ? unmapped.path() : "");
        }
        if (end instanceof RouteEnd.Finished finished) {
            return new Commit(finished);
        }
        if (end instanceof RouteEnd.Unmapped unmapped) {
            Refused refused = new Refused(
                    FailureCode.MAPPING_FAILED,
                    unmapped.error(),
                    JsonNodeFactory.instance.objectNode().put("path", unmapped.path()));
            return refused(refused, unmapped.path(), setting);
        }
        return end instanceof RouteEnd.Refusal refusal
                ? refused(refusal.refused(), "", setting)
                : new Retry(new Refused(FailureCode.INTERNAL, ""), ((RouteEnd.Broken) end).cause());
    }

    /** A commit did not take place: what no column takes is as good as unmapped. */
    static Ruling of(CommitFailed failure, WhenRefused setting) {
        FailureCode code = failure.isOfTheUnit() ? FailureCode.MAPPING_FAILED : FailureCode.NOT_STORED;
        String why = failure.isOfTheUnit() ? String.valueOf(failure.getMessage()) : "";
        return refused(new Refused(code, why), "", setting);
    }

    private static Ruling refused(Refused refused, String path, WhenRefused setting) {
        if (!refused.code().isFinal()) {
            return new Retry(refused, null);
        }
        return setting == WhenRefused.KEEP
                ? new Keep(new DeadLetter(refused.code(), String.valueOf(refused.getMessage())), path)
                : new Refuse(refused);
    }
}
