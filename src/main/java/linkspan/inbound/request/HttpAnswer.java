package linkspan.inbound.request;

import java.util.EnumMap;
import java.util.Map;
import linkspan.commit.Answer;
import linkspan.commit.UnitInCommit;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/**
 * An answer on its way out, with headers that are not stored with it.
 *
 * @param answer status, type and body
 * @param headers printable ASCII only: a value cannot start a line of its own
 */
public record HttpAnswer(Answer answer, Map<AnswerHeader, String> headers) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
        for (Map.Entry<AnswerHeader, String> header : headers.entrySet()) {
            if (!header.getValue().chars().allMatch(c -> c >= ' ' && c <= '~')) {
                throw new IllegalArgumentException(header.getKey().wire() + " is not printable ASCII");
            }
        }
    }

    public HttpAnswer(Answer answer) {
        this(answer, Map.of());
    }

    /** What a store has said in the place of this answer; a good one keeps the headers. */
    public HttpAnswer insteadWith(Answer told) {
        return told.status() < 300 ? new HttpAnswer(told, headers) : new HttpAnswer(told);
    }

    /** A store's refusal; with {@code Retry-After} where the first request is still running. */
    public static HttpAnswer refusal(UnitInCommit.Disposition.Refused refused) {
        boolean later = refused.because().startsWith(FailureCode.STILL_RUNNING.label());
        return new HttpAnswer(refused.told(), later ? Map.of(AnswerHeader.RETRY_AFTER, "1") : Map.of());
    }

    /** A failure; with {@code Retry-After} where the same request may work in a moment. */
    public static HttpAnswer refusal(Envelope envelope, Refused refused, AnswerStyle style) {
        FailureCode code = refused.code();
        boolean later = code.retry() && (code.status() == 409 || code.status() == 429 || code.status() == 503);
        HttpAnswer answer = new HttpAnswer(
                envelope.failure(refused, style), later ? Map.of(AnswerHeader.RETRY_AFTER, "1") : Map.of());
        return refused instanceof RefusedCall call ? answer.with(call.headers()) : answer;
    }

    /** The same with these headers, too; of two of one name this one counts. */
    public HttpAnswer with(Map<AnswerHeader, String> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<AnswerHeader, String> both = new EnumMap<>(AnswerHeader.class);
        both.putAll(headers);
        both.putAll(more);
        return new HttpAnswer(answer, both);
    }
}
