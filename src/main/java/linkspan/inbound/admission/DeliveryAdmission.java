package linkspan.inbound.admission;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import linkspan.inbound.auth.Authentication;
import linkspan.inbound.auth.Identified;
import linkspan.inbound.message.MessageKey;
import linkspan.inbound.message.ReceivedMessage;
import linkspan.inbound.request.Body;
import linkspan.inbound.request.RequestFacts;
import linkspan.model.failure.Refused;
import linkspan.platform.format.Format;

/** Admits what a system posts to {@code /in/<system>/<event>}: a document that is stored once per delivery. */
public final class DeliveryAdmission implements Admission {
    private final SenderCheck senders;
    private final Authentication authentication;
    private final Supplier<String> ids;
    private final AcceptedForms forms;

    public DeliveryAdmission(
            SenderCheck senders, Authentication authentication, Supplier<String> ids, AcceptedForms forms) {
        this.senders = senders;
        this.authentication = authentication;
        this.ids = ids;
        this.forms = forms;
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
    public boolean isGreeting(RequestFacts facts, Body body) {
        return authentication.isGreeting(facts, body);
    }

    @Override
    public Admitted admit(String route, RequestFacts facts, Body body) {
        Identified sender = senders.identify(route, authentication, facts, body);
        Format format = forms.check(facts);
        String digest = body.sha256();
        MessageKey key = new MessageKey(
                sender.caller().client(),
                facts.method(),
                route,
                IdempotencyKey.ofDelivery(facts, authentication.deliveryIds(), digest));
        ReceivedMessage message =
                new ReceivedMessage(ids.get(), key, digest, body, facts.contentType(), facts.traceparent(), null);
        try {
            return new Admitted(sender, message, AcceptedForms.parse(format, facts.contentType(), body), Map.of());
        } catch (Refused e) { // what becomes of it is its system's choice
            return new Admitted(sender, message, null, Map.of(), e);
        }
    }
}
