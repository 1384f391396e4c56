package linkspan.inbound.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import linkspan.inbound.request.AnswerStyle;
import linkspan.inbound.request.Envelope;
import linkspan.inbound.request.HttpAnswer;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;

/** Answers and counts what is refused before a route is known. */
final class Refusals {
    private final Envelope envelope;
    private final MeterRegistry meters;

    Refusals(Envelope envelope, MeterRegistry meters) {
        this.envelope = envelope;
        this.meters = meters;
    }

    /** In the style that the request asks for. */
    HttpAnswer of(HttpServerRequest request, Refused refused) {
        String accept = request.getHeader("Accept");
        String language = request.getHeader("Accept-Language");
        return of(AnswerStyle.of(accept == null ? "" : accept, language == null ? "" : language), refused);
    }

    HttpAnswer of(AnswerStyle style, Refused refused) {
        FailureCode code = refused.code();
        meters.counter("linkspan.messages.refused", "system", "none", "route", "none", "code", code.label())
                .increment();
        return HttpAnswer.refusal(envelope, refused, style);
    }
}
