package linkspan.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import linkspan.event.Json;
import linkspan.failure.FailureCode;
import linkspan.outcome.DeliveryFailure;
import org.jspecify.annotations.Nullable;

/** What status and envelope of an answer mean: nothing, or the failure that they tell of. */
final class ReplyTable {
    private static final int WORDS = 300;
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);
    private final boolean envelope;
    private final Clock clock;

    ReplyTable(boolean envelope, Clock clock) {
        this.envelope = envelope;
        this.clock = clock;
    }

    Optional<DeliveryFailure> failure(Transport.Reply reply) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return envelope ? business(reply) : Optional.empty();
        }
        String words = "HTTP " + status + " " + words(reply);
        boolean later = status >= 500 || mendedHere(status);
        return Optional.of(
                later
                        ? new DeliveryFailure(FailureCode.SYSTEM_ERROR, words, retryAfter(reply.retryAfter()))
                        : new DeliveryFailure(FailureCode.SYSTEM_REFUSED, words));
    }

    /** It is not the message that is wrong, but our haste or our credentials. */
    static boolean mendedHere(int status) {
        return status == 408 || status == 425 || status == 429 || status == 401 || status == 403;
    }

    /** The mission's envelope: HTTP 200 with another code than 0 is a failure; 5xxxx may work later. */
    private static Optional<DeliveryFailure> business(Transport.Reply reply) {
        JsonNode answer = json(reply);
        JsonNode code = answer == null ? null : answer.get("code");
        if (code == null || !code.canConvertToInt()) {
            return Optional.of(new DeliveryFailure(FailureCode.SYSTEM_ANSWER_INVALID, "no envelope: " + words(reply)));
        }
        if (code.intValue() == 0) {
            return Optional.empty();
        }
        boolean later = code.intValue() / 10_000 == 5 || code.intValue() / 100 == 429;
        return Optional.of(new DeliveryFailure(
                later ? FailureCode.SYSTEM_ERROR : FailureCode.SYSTEM_REFUSED,
                "code " + code.intValue() + " " + words(reply)));
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

    /** Both forms of RFC 9110 §10.2.3; anything else is ignored, and six hours are the most. */
    @Nullable
    Duration retryAfter(String header) {
        if (header.isBlank()) {
            return null;
        }
        try {
            Duration wait = header.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(header.strip()))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            if (wait.compareTo(LONGEST_WAIT) > 0) {
                return LONGEST_WAIT;
            }
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
