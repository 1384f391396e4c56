package linkspan.author.cases.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import linkspan.author.cases.play.EndWord;
import linkspan.author.cases.play.Played.Ended;
import linkspan.delivery.event.OutcomeTable;
import linkspan.inbound.route.Ruling;
import linkspan.model.failure.FailureCode;
import linkspan.model.failure.Refused;
import linkspan.model.failure.Unmappable;
import linkspan.platform.resilience.DeliveryFailed;
import linkspan.platform.resilience.DeliveryFailure;
import linkspan.platform.resilience.DeliveryResult;

/** Says how a route that did not end well ended, by the tables of the hub. */
final class CaseEnd {
    private CaseEnd() {}

    /** A delivery failed: what becomes of its event. */
    static Ended delivery(Throwable error) {
        DeliveryResult result = OutcomeTable.of(error);
        EndWord word = result instanceof DeliveryResult.Unavailable ? EndWord.RETRY : EndWord.DEAD;
        if (result instanceof DeliveryResult.Uncertain) {
            word = EndWord.UNCERTAIN;
        }
        FailureCode code = result.code() == null ? FailureCode.ROUTE_FAILED : result.code();
        String path = error instanceof Unmappable unmappable ? unmappable.path() : "";
        return of(word, code, path, String.valueOf(result.detail()));
    }

    /** A message became a dead letter. */
    static Ended kept(Ruling.Keep ruling) {
        return of(
                EndWord.KEPT,
                ruling.letter().code(),
                ruling.path(),
                ruling.letter().why());
    }

    /** A sender is refused; {@code cause}: what the route failed with, empty where it refused. */
    static Ended refused(Refused refused, String cause) {
        JsonNode details = refused.details();
        String path = details == null ? "" : details.path("path").asText();
        Ended ended = of(EndWord.REFUSED, refused.code(), path, cause.isEmpty() ? words(refused) : cause);
        ended.facts().put("status", refused.code().status());
        return ended;
    }

    /** A sender is told to come again. */
    static Ended refused(Ruling.Retry ruling) {
        return refused(
                ruling.told(), ruling.cause() == null ? "" : ruling.cause().toString());
    }

    /** The topic waits, and the record comes again. */
    static Ended waits(Ruling.Retry ruling) {
        return ruling.cause() == null
                ? of(EndWord.RETRY, ruling.told().code(), "", words(ruling.told()))
                : handedOn(EndWord.RETRY, ruling.cause());
    }

    /** A failure that nobody dealt with. */
    static Ended handedOn(EndWord word, Throwable failed) {
        Throwable error = DeliveryFailed.unwrapped(failed);
        String text = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        if (error instanceof DeliveryFailure failure) {
            return of(word, failure.code(), "", text);
        }
        if (error instanceof Refused refused) {
            return of(word, refused.code(), "", text);
        }
        return error instanceof Unmappable unmappable
                ? of(word, FailureCode.MAPPING_FAILED, unmappable.path(), text)
                : of(word, FailureCode.ROUTE_FAILED, "", text);
    }

    /** {@code path}: in the message, empty when unknown. */
    static Ended of(EndWord word, FailureCode code, String path, String text) {
        ObjectNode facts = JsonNodeFactory.instance
                .objectNode()
                .put("code", code.label())
                .put("path", path)
                .put("text", text);
        return new Ended(word, facts);
    }

    static String words(Refused refused) {
        return refused.getMessage() == null ? "" : refused.getMessage();
    }
}
