package linkspan.author.cases.outside;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import linkspan.author.cases.play.Document;
import linkspan.author.cases.play.Scripted;
import linkspan.model.Json;
import linkspan.model.failure.FailureCode;
import linkspan.outbound.content.MultipartText;
import linkspan.outbound.protocol.SoapEnvelope;
import linkspan.outbound.protocol.Transport;
import linkspan.platform.resilience.DeliveryFailure;

/** Where calls end in a case: what would have left is noted, and the case answers. */
public final class CaseTransport implements Transport {
    private static final String YES = "{\"code\":0,\"message\":\"success\",\"data\":{}}";
    private final String system;
    private final Scene scene;

    public CaseTransport(String system, Scene scene) {
        this.system = system;
        this.scene = scene;
    }

    @Override
    public Future<Reply> send(Request request) {
        scene.leaves(facts(request));
        boolean soap = SoapEnvelope.action(request.headers()).isPresent();
        Scripted met = scene.meets().orElseGet(() -> new Scripted.Reply(200, Map.of(), null));
        if (met instanceof Scripted.Reply reply) {
            return Future.succeededFuture(soap ? soap(reply) : json(reply));
        }
        if (met instanceof Scripted.No no && soap) {
            return Future.succeededFuture(reply(500, "text/xml", "", fault(no)));
        }
        return Future.failedFuture(failure(met));
    }

    /** From the step that is under way now. */
    @Override
    public Transport later() {
        String mine = scene.step();
        return request -> {
            String now = scene.step();
            scene.at(mine);
            try {
                return send(request);
            } finally {
                scene.at(now);
            }
        };
    }

    /** What a step that leaves otherwise than by HTTP fails with. */
    public static DeliveryFailure failure(Scripted met) {
        if (met instanceof Scripted.Lost lost) {
            return new DeliveryFailure(FailureCode.ANSWER_LOST, lost.why());
        }
        if (met instanceof Scripted.No no) {
            return new DeliveryFailure(FailureCode.SYSTEM_REFUSED, no.why());
        }
        if (met instanceof Scripted.Unreachable unreachable) {
            return new DeliveryFailure(FailureCode.SYSTEM_UNREACHABLE, unreachable.why());
        }
        throw new IllegalArgumentException("this step cannot meet " + met);
    }

    private static Reply json(Scripted.Reply reply) {
        Document body = reply.body();
        String type = body == null ? "application/json" : body.contentType();
        String text = body == null ? reply.status() < 300 ? YES : "{}" : body.text();
        return new Reply(
                reply.status(), type, header(reply, "retry-after"), header(reply, "link"), Buffer.buffer(text));
    }

    private static Reply soap(Scripted.Reply reply) {
        Document body = reply.body();
        String text = body == null ? "" : body.text();
        boolean whole = text.contains(":Envelope");
        return body == null && reply.status() >= 300
                ? reply(reply.status(), "text/plain", header(reply, "retry-after"), "")
                : reply(
                        reply.status(),
                        "text/xml",
                        header(reply, "retry-after"),
                        whole ? text : SoapEnvelope.round(text));
    }

    private static String fault(Scripted.No no) {
        return SoapEnvelope.round("<soap:Fault><faultcode>soap:" + no.fault() + "</faultcode><faultstring>"
                + no.why().replace("&", "&amp;").replace("<", "&lt;") + "</faultstring></soap:Fault>");
    }

    private static String header(Scripted.Reply reply, String name) {
        return reply.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Reply reply(int status, String type, String retryAfter, String body) {
        return new Reply(status, type, retryAfter, Buffer.buffer(body));
    }

    private ObjectNode facts(Request request) {
        ObjectNode facts = JsonNodeFactory.instance.objectNode().put("method", request.method());
        CaseAddress.of(system, request.url()).into(facts);
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        if (headers.has("idempotency-key")) {
            facts.set("key", headers.get("idempotency-key"));
        }
        facts.set("headers", headers);
        long millis = request.timeout().toMillis();
        facts.put("timeout", millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms");
        String type = request.headers().getOrDefault("Content-Type", "");
        if (type.startsWith(MultipartText.TYPE)) {
            headers.remove("content-type"); // its boundary says nothing
            return facts.set("json", MultipartText.shown(type, request.body()));
        }
        String body = request.body().toString(StandardCharsets.UTF_8);
        Optional<String> action = SoapEnvelope.action(request.headers());
        if (action.isPresent()) {
            facts.put("action", action.get());
            facts.put("xml", SoapEnvelope.content(body));
        } else if (!body.isEmpty()) {
            bodyInto(facts, body);
        }
        return facts;
    }

    /** As {@code json}, {@code xml} or {@code text}, by what it is. */
    public static void bodyInto(ObjectNode facts, String body) {
        try {
            facts.set("json", Json.read(body));
        } catch (Json.Malformed e) {
            facts.put(body.stripLeading().startsWith("<") ? "xml" : "text", body);
        }
    }
}
