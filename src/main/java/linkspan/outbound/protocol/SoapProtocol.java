package linkspan.outbound.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import linkspan.model.failure.FailureCode;
import linkspan.outbound.content.Outgoing;
import linkspan.outbound.content.OutgoingBody;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.Effect;

/**
 * SOAP over HTTP: the body, an XML element, travels in an envelope; the answer's content becomes the body as a tree.
 *
 * <p>A fault says more than the status: {@code Client} and {@code Sender} are refused also under HTTP 500, every other code may work later.
 * A status that blames credentials or haste (401, 403, 408, 425, 429) says more than the fault.
 *
 * @param action the {@code SOAPAction}, without quotes
 */
public record SoapProtocol(String action, SoapVersion version, ReplyTable replies) implements Protocol {
    private static final int WORDS = 300;

    @Override
    public Map<String, String> headers() {
        return version.headers(action);
    }

    @Override
    public Outgoing request(OutgoingBody body) {
        if (body instanceof OutgoingBody.Text xml) {
            return Outgoing.of(version.type(action), SoapEnvelope.round(xml.text(), version));
        }
        throw new IllegalArgumentException("a SOAP call sends XML; the body is JSON: is a mapping .xsl missing?");
    }

    @Override
    public JsonNode answer(Transport.Reply reply) throws DeliveryFailure {
        Optional<DeliveryFailure> byStatus = replies.failure(reply);
        if (byStatus.isPresent() && ReplyTable.mendedHere(reply.status())) {
            throw byStatus.get();
        }
        SoapAnswer answer = reply.contentType().toLowerCase(Locale.ROOT).contains("xml")
                ? SoapAnswer.read(reply.body().getBytes())
                : new SoapAnswer.Unreadable("content type is not XML");
        if (answer instanceof SoapAnswer.Fault fault) {
            throw fault.isCallers()
                    ? new DeliveryFailure(FailureCode.SYSTEM_REFUSED, words(fault), null, Effect.NONE)
                    : new DeliveryFailure(
                            FailureCode.SYSTEM_ERROR, words(fault), replies.retryAfter(reply), replies.effect(reply));
        }
        if (byStatus.isPresent()) {
            throw byStatus.get();
        }
        if (answer instanceof SoapAnswer.Content content) {
            return content.tree();
        }
        String reason = ((SoapAnswer.Unreadable) answer).reason();
        throw new DeliveryFailure(FailureCode.SYSTEM_ANSWER_INVALID, "no SOAP answer: " + reason);
    }

    private static String words(SoapAnswer.Fault fault) {
        String all = "fault " + fault.code() + ": " + fault.words()
                + (fault.detail().isEmpty() ? "" : " (" + fault.detail() + ")");
        String line = all.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > WORDS ? line.substring(0, WORDS) : line;
    }
}
