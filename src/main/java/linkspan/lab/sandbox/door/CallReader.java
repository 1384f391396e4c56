package linkspan.lab.sandbox.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import linkspan.lab.sandbox.call.SystemCall;
import linkspan.lab.sandbox.system.Operation;

/** Makes a {@link SystemCall} of an HTTP request. */
final class CallReader {
    private final Operation operation;

    CallReader(Operation operation) {
        this.operation = operation;
    }

    SystemCall.Reading read(RoutingContext request) {
        Buffer sent = request.body().buffer();
        Optional<ObjectNode> body = operation.format().read(sent == null ? new byte[0] : sent.getBytes());
        if (operation.method() == HttpMethod.GET) { // the body of a question is its query
            body.ifPresent(json -> request.queryParams().forEach(each -> json.put(each.getKey(), each.getValue())));
        }
        Optional<String> number = Optional.ofNullable(request.pathParam("number"))
                .or(() -> body.flatMap(json -> SystemCall.text(json, idField())));
        MultiMap headers = request.request().headers();
        String known = number.orElse("");
        SystemCall.Origin unnumbered = new SystemCall.Origin(
                header(headers, "ce-subject").map(CallReader::decoded).orElse(known),
                header(headers, "ce-id").orElse(null),
                null,
                header(headers, "Idempotency-Key").orElse(null));
        if (body.isEmpty()) {
            return new SystemCall.Unreadable(
                    unnumbered, known, "the body is not " + operation.format().expected());
        }
        if (operation.work() instanceof Operation.Change && number.isEmpty()) {
            return new SystemCall.Unreadable(unnumbered, known, idField() + " is missing");
        }
        try {
            SystemCall.Origin origin = numbered(unnumbered, headers);
            return new SystemCall.Readable(new SystemCall(operation.path(), known, origin, body.get()));
        } catch (NumberFormatException wrong) {
            return new SystemCall.Unreadable(unnumbered, known, "ce-sequence is not a whole number");
        }
    }

    private String idField() {
        return operation.work() instanceof Operation.Change change ? change.idField() : "";
    }

    private static SystemCall.Origin numbered(SystemCall.Origin origin, MultiMap headers) {
        Optional<Long> sequence = header(headers, "ce-sequence").map(Long::valueOf);
        return new SystemCall.Origin(origin.orderId(), origin.eventId(), sequence.orElse(null), origin.key());
    }

    private static Optional<String> header(MultiMap headers, String name) {
        return Optional.ofNullable(headers.get(name)).filter(text -> !text.isBlank());
    }

    /** What a header cannot carry is percent-encoded (CloudEvents HTTP binding §3.1.3.2). */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return text;
        }
    }
}
