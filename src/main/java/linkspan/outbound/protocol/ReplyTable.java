package linkspan.outbound.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;
import org.jspecify.annotations.Nullable;

/** What status and envelope of an answer mean: nothing, or the failure that they tell of. */
public final class ReplyTable {
    private static final int WORDS = 300;
    private final boolean envelope;
    private final RetryAfter retryAfter;

    /** {@code envelope}: a 2xx holds the mission's {@code {"code":0,…}}. */
    public ReplyTable(boolean envelope, Clock clock) {
        this.envelope = envelope;
        this.retryAfter = new RetryAfter(clock);
    }

    public Optional<DeliveryFailure> failure(Transport.Reply reply) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return envelope ? business(reply) : Optional.empty();
        }
        boolean later = status >= 500 || mendedHere(status);
        return Optional.of(failure(later, "HTTP " + status + " " + words(reply), reply, effect(reply)));
    }

    /** It is not the message that is wrong, but our haste or our credentials. */
    public static boolean mendedHere(int status) {
        return status == 408 || status == 425 || status == 429 || status == 401 || status == 403;
    }

    /** What its status says of what was done. */
    public Effect effect(Transport.Reply reply) {
        return StatusTable.effect(reply.status(), retryAfter(reply) != null);
    }

    /** How long it asks us to wait; null where it does not. */
    public @Nullable Duration retryAfter(Transport.Reply reply) {
        return retryAfter.of(reply.retryAfter());
    }

    private DeliveryFailure failure(boolean later, String words, Transport.Reply reply, Effect effect) {
        return later
                ? new DeliveryFailure(FailureCode.SYSTEM_ERROR, words, retryAfter(reply), effect)
                : new DeliveryFailure(FailureCode.SYSTEM_REFUSED, words, null, effect);
    }

    /** The mission's envelope: HTTP 200 with another code than 0 is a failure, by the status that the code begins with. */
    private Optional<DeliveryFailure> business(Transport.Reply reply) {
        JsonNode answer = json(reply);
        JsonNode code = answer == null ? null : answer.get("code");
        if (code == null || !code.canConvertToInt()) {
            return Optional.of(new DeliveryFailure(FailureCode.SYSTEM_ANSWER_INVALID, "no envelope: " + words(reply)));
        }
        if (code.intValue() == 0) {
            return Optional.empty();
        }
        int status = code.intValue() / 100;
        boolean later = status / 100 == 5 || mendedHere(status);
        Effect effect = StatusTable.effect(status, retryAfter(reply) != null);
        return Optional.of(failure(later, "code " + code.intValue() + " " + words(reply), reply, effect));
    }

    private static @Nullable JsonNode json(Transport.Reply reply) {
        if (!reply.contentType().toLowerCase(Locale.ROOT).contains("json")) {
            return null;
        }
        try {
            return Json.read(reply.body().getBytes());
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static String words(Transport.Reply reply) {
        JsonNode json = json(reply);
        String text = json != null && json.path("message").isTextual()
                ? json.path("message").textValue()
                : reply.body().toString();
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > WORDS ? line.substring(0, WORDS) : line;
    }
}
