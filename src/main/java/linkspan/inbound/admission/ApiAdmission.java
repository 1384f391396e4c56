package linkspan.inbound.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import linkspan.inbound.auth.Authentication;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.auth.way.CallerWays;
import linkspan.inbound.client.count.CallCounts;
import linkspan.inbound.message.MessageKey;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RefusedCall;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.Sha256;
import linkspan.model.failure.Refused;
import org.jspecify.annotations.Nullable;

/** Admits calls of API clients. A call that writes needs an idempotency key; a body, where there is one, is JSON. */
public final class ApiAdmission implements Admission {
    private final SenderCheck senders;
    private final Authentication authentication;
    private final CallCounts counts;
    private final Supplier<String> ids;

    public ApiAdmission(SenderCheck senders, Authentication authentication, CallCounts counts, Supplier<String> ids) {
        this.senders = senders;
        this.counts = counts;
        this.authentication = authentication;
        this.ids = ids;
    }

    @Override
    public boolean worthReading(RequestFacts facts) {
        return authentication.plausible(facts);
    }

    @Override
    public List<String> headers() {
        return authentication.headers();
    }

    @Override
    public Admitted admit(String route, RequestFacts facts, Body body) {
        Identified sender = senders.identify(route, authentication, facts, body);
        counts.count(sender.caller().client(), ApiScope.version(facts.path()), CallerWays.word(facts));
        try {
            return admit(sender, route, facts, body);
        } catch (Refused e) {
            throw RefusedCall.with(e, sender.notices());
        }
    }

    private Admitted admit(Identified sender, String route, RequestFacts facts, Body body) {
        senders.require(sender, ApiScope.of(facts.method(), facts.path()), facts);
        MediaVersion.check(facts.header("accept"), facts.path());
        if (facts.method().equals("GET")) {
            return new Admitted(sender, null, null, QueryParameters.of(facts.query()));
        }
        if (!body.isEmpty() || !facts.contentType().isEmpty()) {
            JsonContent.checkType(facts);
        }
        MessageKey key =
                new MessageKey(sender.caller().client(), facts.method(), route, IdempotencyKey.ofClient(facts));
        @Nullable JsonNode json = body.isEmpty() ? null : JsonContent.parse(body);
        ReceivedMessage message = new ReceivedMessage(
                ids.get(), key, digest(facts, body), body, facts.contentType(), facts.traceparent(), null);
        return new Admitted(sender, message, json, QueryParameters.of(facts.query()));
    }

    /** Path and query say which order is meant, so they belong to what may not differ under one key. */
    private static String digest(RequestFacts facts, Body body) {
        String request = facts.path() + "\n" + facts.query() + "\n" + body.sha256();
        return Sha256.hex(request.getBytes(StandardCharsets.UTF_8));
    }
}
